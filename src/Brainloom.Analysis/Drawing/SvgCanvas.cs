using System.Globalization;
using System.Security;
using System.Text;

namespace Brainloom.Analysis;

/// <summary>Draws Scalable Vector Graphics: text stays text, which an editor can change and a search can find.</summary>
public sealed class SvgCanvas : Canvas
{
    private readonly StringBuilder svg = new();

    /// <summary>An empty drawing.</summary>
    /// <param name="width">Width in points.</param>
    /// <param name="height">Height in points.</param>
    /// <param name="title">Title, for people who cannot see the drawing, and for search.</param>
    /// <param name="description">Description, likewise.</param>
    public SvgCanvas(double width, double height, string title, string description) : base(width, height)
    {
        svg.Append(CultureInfo.InvariantCulture, $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <svg xmlns="http://www.w3.org/2000/svg" role="img" width="{F(width)}pt" height="{F(height)}pt" viewBox="0 0 {F(width)} {F(height)}"
              font-family="Arial, Helvetica, 'DejaVu Sans', sans-serif">
            <title>{Escape(title)}</title>
            <desc>{Escape(description)}</desc>
            <rect width="{F(width)}" height="{F(height)}" fill="#ffffff"/>

            """);
    }

    /// <inheritdoc/>
    public override void Line(ReadOnlySpan<Point> points, Stroke stroke)
    {
        svg.Append("<path fill=\"none\" stroke-linejoin=\"round\"");
        Paint("stroke", stroke.Color);
        svg.Append(CultureInfo.InvariantCulture, $" stroke-width=\"{F(stroke.Width)}\"");
        if (stroke.Dashed) svg.Append(" stroke-dasharray=\"3 2\"");
        Outline(points);
        svg.Append("\"/>\n");
    }

    /// <inheritdoc/>
    public override void Fill(ReadOnlySpan<Point> points, Color color)
    {
        svg.Append("<path");
        Paint("fill", color);
        Outline(points);
        svg.Append("Z\"/>\n");
    }

    /// <inheritdoc/>
    public override void Dots(ReadOnlySpan<Point> points, double diameter, Color color)
    {
        svg.Append("<path class=\"dots\" fill=\"none\" stroke-linecap=\"round\"");
        Paint("stroke", color);
        svg.Append(CultureInfo.InvariantCulture, $" stroke-width=\"{F(diameter)}\" d=\"");
        foreach (var point in points) svg.Append('M').Append(F(point.X)).Append(' ').Append(F(point.Y)).Append("h0");
        svg.Append("\"/>\n");
    }

    /// <inheritdoc/>
    public override void Text(string text, Point place, TextStyle style)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{F(place.X)}\" y=\"{F(place.Y)}\" font-size=\"{F(style.Size)}\"");
        Paint("fill", style.Color);
        if (style.Anchor != Anchor.Start) svg.Append(style.Anchor == Anchor.Middle ? " text-anchor=\"middle\"" : " text-anchor=\"end\"");
        if (style.Bold) svg.Append(" font-weight=\"bold\"");
        if (style.Upwards) svg.Append(CultureInfo.InvariantCulture, $" transform=\"rotate(-90 {F(place.X)} {F(place.Y)})\"");
        svg.Append('>').Append(Escape(text)).Append("</text>\n");
    }

    /// <inheritdoc/>
    public override void Image(PixelImage image, Rect place)
    {
        string data = Convert.ToBase64String(Png.Encode(image));
        svg.Append(CultureInfo.InvariantCulture, $"<image x=\"{F(place.Left)}\" y=\"{F(place.Top)}\" width=\"{F(place.Width)}\" height=\"{F(place.Height)}\"");
        svg.Append(" preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\" href=\"data:image/png;base64,").Append(data).Append("\"/>\n");
    }

    /// <inheritdoc/>
    public override byte[] Finish() => Encoding.UTF8.GetBytes(svg.Append("</svg>\n").ToString());

    private void Outline(ReadOnlySpan<Point> points)
    {
        svg.Append(" d=\"");
        for (int i = 0; i < points.Length; i++) svg.Append(i == 0 ? 'M' : 'L').Append(F(points[i].X)).Append(' ').Append(F(points[i].Y));
    }

    private void Paint(string attribute, Color color)
    {
        svg.Append(CultureInfo.InvariantCulture, $" {attribute}=\"#{color.Rgb:x6}\"");
        if (color.Opacity < 1) svg.Append(CultureInfo.InvariantCulture, $" {attribute}-opacity=\"{F(color.Opacity)}\"");
    }

    private static string F(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Escape(string text) => SecurityElement.Escape(text)!;
}
