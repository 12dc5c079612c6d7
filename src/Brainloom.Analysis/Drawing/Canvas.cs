namespace Brainloom.Analysis;

/// <summary>A surface to draw on, in points (1/72 inch) from the upper left corner, white at first.</summary>
public abstract class Canvas(double width, double height) : IDisposable
{
    /// <summary>Resolution of images of pixels [dots per inch].</summary>
    public const double DotsPerInch = 300;

    /// <summary>Width in points.</summary>
    public double Width => width;

    /// <summary>Height in points.</summary>
    public double Height => height;

    /// <summary>Draws a line through <paramref name="points"/>.</summary>
    public abstract void Line(ReadOnlySpan<Point> points, Stroke stroke);

    /// <summary>Fills the polygon with corners at <paramref name="points"/>.</summary>
    public abstract void Fill(ReadOnlySpan<Point> points, Color color);

    /// <summary>Draws a round dot at each of the <paramref name="points"/>.</summary>
    public abstract void Dots(ReadOnlySpan<Point> points, double diameter, Color color);

    /// <summary>Writes a text whose baseline is at <paramref name="place"/>.</summary>
    public abstract void Text(string text, Point place, TextStyle style);

    /// <summary>Draws an image into a rectangle, pixels as sharp squares.</summary>
    public abstract void Image(PixelImage image, Rect place);

    /// <summary>The finished file; nothing can be drawn afterwards.</summary>
    public abstract byte[] Finish();

    /// <summary>Draws a line from <paramref name="from"/> to <paramref name="to"/>.</summary>
    public void Line(Point from, Point to, Stroke stroke) => Line([from, to], stroke);

    /// <summary>Fills a rectangle.</summary>
    public void Fill(Rect place, Color color) =>
        Fill([new(place.Left, place.Top), new(place.Right, place.Top), new(place.Right, place.Bottom), new(place.Left, place.Bottom)], color);

    /// <summary>Draws the mark of a sign: a triangle for excitatory, a disc for inhibitory, a square for unknown.</summary>
    public void Mark(Point centre, Sign sign, double size)
    {
        var color = Palette.Of(sign);
        double half = size / 2;
        if (sign == Sign.Excitatory)
            Fill([new(centre.X, centre.Y - half), new(centre.X + half, centre.Y + half * 0.8), new(centre.X - half, centre.Y + half * 0.8)], color);
        else if (sign == Sign.Inhibitory)
            Dots([centre], size * 0.9, color);
        else
            Fill(new Rect(centre.X - half * 0.8, centre.Y - half * 0.8, size * 0.8, size * 0.8), color);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what the surface holds outside managed memory.</summary>
    protected virtual void Dispose(bool disposing) { }
}
