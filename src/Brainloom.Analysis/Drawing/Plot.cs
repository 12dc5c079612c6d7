using System.Collections.Immutable;

namespace Brainloom.Analysis;

/// <summary>A rectangle of a canvas with a horizontal and a vertical scale.</summary>
/// <param name="Canvas">What is drawn on.</param>
/// <param name="Area">Where.</param>
/// <param name="X">Horizontal scale, from left to right.</param>
/// <param name="Y">Vertical scale, from bottom to top.</param>
public sealed record Plot(Canvas Canvas, Rect Area, Scale X, Scale Y)
{
    private const double TickLength = 2.5;
    private static readonly Stroke AxisLine = new(Palette.Ink, 0.6);
    private static readonly TextStyle TickLabel = new(Palette.Ink, TextStyle.Small);

    /// <summary>Height below a plot that its horizontal axis needs [points].</summary>
    public const double HorizontalAxisHeight = 24;

    /// <summary>The place of a pair of values.</summary>
    public Point Place(double x, double y) => new(PlaceX(x), PlaceY(y));

    /// <summary>Horizontal place of a value.</summary>
    public double PlaceX(double x) => Area.Left + X.Position(x) * Area.Width;

    /// <summary>Vertical place of a value.</summary>
    public double PlaceY(double y) => Area.Bottom - Y.Position(y) * Area.Height;

    /// <summary>Draws the horizontal axis below the plot, with ticks and a label.</summary>
    public void HorizontalAxis(string label, int ticks = 4)
    {
        Canvas.Line(new(Area.Left, Area.Bottom), new(Area.Right, Area.Bottom), AxisLine);
        foreach (var tick in X.Ticks(ticks))
        {
            double x = PlaceX(tick.Value);
            Canvas.Line(new(x, Area.Bottom), new(x, Area.Bottom + TickLength), AxisLine);
            Canvas.Text(tick.Label, new(x, Area.Bottom + TickLength + 1.5 + TextStyle.Small * TextStyle.CapHeight), TickLabel with { Anchor = Anchor.Middle });
        }
        Canvas.Text(label, new(Area.Left + Area.Width / 2, Area.Bottom + HorizontalAxisHeight - 4), new TextStyle(Palette.Ink, Anchor: Anchor.Middle));
    }

    /// <summary>Draws the vertical axis at the left of the plot, with ticks and a label that stands <paramref name="distance"/> points away.</summary>
    public void VerticalAxis(string label, ImmutableArray<Tick> ticks, double distance = 26)
    {
        Canvas.Line(new(Area.Left, Area.Top), new(Area.Left, Area.Bottom), AxisLine);
        foreach (var tick in ticks)
        {
            double y = PlaceY(tick.Value);
            Canvas.Line(new(Area.Left - TickLength, y), new(Area.Left, y), AxisLine);
            Canvas.Text(tick.Label, new(Area.Left - TickLength - 1.5, y + TextStyle.Small * TextStyle.CapHeight / 2), TickLabel with { Anchor = Anchor.End });
        }
        if (label.Length > 0)
            Canvas.Text(label, new(Area.Left - distance, Area.Middle), new TextStyle(Palette.Ink, Anchor: Anchor.Middle, Upwards: true));
    }

    /// <summary>Draws a staircase: each of the <paramref name="values"/> holds over an equal part of the horizontal scale.</summary>
    public void Steps(ReadOnlySpan<double> values, Color color, double width = 0.75) => Canvas.Line(Staircase(values), new Stroke(color, width));

    /// <summary>Fills the area under a staircase.</summary>
    public void FilledSteps(ReadOnlySpan<double> values, Color color) =>
        Canvas.Fill([new(Area.Left, Area.Bottom), .. Staircase(values), new(Area.Right, Area.Bottom)], color);

    private Point[] Staircase(ReadOnlySpan<double> values)
    {
        var points = new Point[2 * values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            double y = PlaceY(values[i]);
            points[2 * i] = new(Area.Left + Area.Width * i / values.Length, y);
            points[2 * i + 1] = new(Area.Left + Area.Width * (i + 1) / values.Length, y);
        }
        return points;
    }
}
