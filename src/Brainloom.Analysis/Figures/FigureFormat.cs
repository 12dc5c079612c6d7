using System.Collections.Immutable;

namespace Brainloom.Analysis;

/// <summary>A file format of figures.</summary>
/// <param name="Extension">File extension with its dot.</param>
/// <param name="Open">Opens an empty canvas: width and height in points, title, description.</param>
public sealed record FigureFormat(string Extension, Func<double, double, string, string, Canvas> Open)
{
    /// <summary>Scalable Vector Graphics.</summary>
    public static readonly FigureFormat Svg = new(".svg", (width, height, title, description) => new SvgCanvas(width, height, title, description));

    /// <summary>Portable Network Graphics, 300 dots per inch.</summary>
    public static readonly FigureFormat Png = new(".png", CairoCanvas.Png);

    /// <summary>Portable Document Format.</summary>
    public static readonly FigureFormat Pdf = new(".pdf", CairoCanvas.Pdf);

    /// <summary>Every format.</summary>
    public static readonly ImmutableArray<FigureFormat> All = [Svg, Png, Pdf];
}
