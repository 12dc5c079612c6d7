namespace Brainloom.Analysis;

/// <summary>A figure of one run, ready to be drawn into any format.</summary>
public sealed class DrawnFigure
{
    private readonly IFigure figure;
    private readonly FigureInput input;

    /// <summary>The figure of that name for an input.</summary>
    public DrawnFigure(string name, IFigure figure, FigureInput input)
    {
        this.figure = figure;
        this.input = input;
        Name = name;
        Caption = $"{figure.Caption(input)} {input.Header.Sentence}";
    }

    /// <summary>Name, also of the files.</summary>
    public string Name { get; }

    /// <summary>Title.</summary>
    public string Title => figure.Title;

    /// <summary>Natural width [points].</summary>
    public double Width => figure.Width;

    /// <summary>What the figure shows, with the data of the run; it can go into a paper.</summary>
    public string Caption { get; }

    /// <summary>The figure as a file.</summary>
    /// <param name="format">Format of the file.</param>
    /// <param name="width">Width in points; null for the figure's natural width.</param>
    /// <exception cref="MissingLibraryException">The format needs a library that is not installed.</exception>
    public byte[] Draw(FigureFormat format, double? width = null)
    {
        using var canvas = format.Open(width ?? figure.Width, figure.Height(input), $"{figure.Title}: {input.Header.Model}", Caption);
        figure.Draw(canvas, input);
        return canvas.Finish();
    }
}
