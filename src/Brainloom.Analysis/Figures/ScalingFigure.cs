using System.Collections.Immutable;

namespace Brainloom.Analysis;

/// <summary>Cost of building and simulating one model at several sizes, beside the same per neuron.</summary>
/// <param name="model">Name of the model.</param>
/// <param name="sizes">Measurements, smallest first.</param>
public sealed class ScalingFigure(string model, ImmutableArray<ScalingFigure.Size> sizes)
{
    private const double Top = 16, Left = 44, Between = 92, Right = 16, PlotHeight = 170;

    private static readonly ImmutableArray<(string Label, int Color, Func<Size, double> Of)> Quantities =
    [
        ("build time (s)", 0, size => size.BuildS),
        ("real-time factor", 2, size => size.Rtf),
        ("memory (GB)", 3, size => size.MemoryBytes / 1e9),
    ];

    /// <summary>A measurement.</summary>
    /// <param name="Neurons">Neurons.</param>
    /// <param name="BuildS">Time to build [s].</param>
    /// <param name="Rtf">Real-time factor.</param>
    /// <param name="MemoryBytes">Memory of the network and its simulation.</param>
    public sealed record Size(long Neurons, double BuildS, double Rtf, long MemoryBytes);

    /// <summary>Writes the figure in each format.</summary>
    /// <returns>What to install for the formats that were left out; null when none was.</returns>
    public string? Write(string directory, IEnumerable<FigureFormat> formats)
    {
        string? missing = null;
        foreach (var format in formats)
        {
            try
            {
                using var canvas = format.Open(FigureWidth.TwoColumns, Top + PlotHeight + Plot.HorizontalAxisHeight + 2, $"Scaling: {model}", "Cost of building and simulating at several sizes, and per neuron.");
                Draw(canvas);
                File.WriteAllBytes(Path.Combine(directory, "scaling" + format.Extension), canvas.Finish());
            }
            catch (MissingLibraryException exception)
            {
                missing = exception.Message;
            }
        }
        return missing;
    }

    /// <summary>Draws the figure over the whole canvas.</summary>
    public void Draw(Canvas canvas)
    {
        double width = (canvas.Width - Left - Between - Right - 60) / 2;
        var neurons = Decades(sizes.Select(size => (double)size.Neurons));
        var cost = new Plot(canvas, new Rect(Left, Top, width, PlotHeight), neurons, Decades(Quantities.SelectMany(quantity => sizes.Select(quantity.Of))));
        var perNeuron = new Plot(canvas, new Rect(Left + width + Between + 30, Top, width, PlotHeight), neurons, Scale.Around(0, Math.Max(2, Quantities.Max(quantity => sizes.Max(size => Ratio(quantity.Of, size)))), 4));
        canvas.Line(new(perNeuron.Area.Left, perNeuron.PlaceY(1)), new(perNeuron.Area.Right, perNeuron.PlaceY(1)), new Stroke(Palette.Reference, 0.6, Dashed: true));
        DrawLines(cost, quantity => quantity, labelled: true);
        DrawLines(perNeuron, quantity => size => Ratio(quantity, size), labelled: false);
        cost.HorizontalAxis("Neurons", 8);
        cost.VerticalAxis("", cost.Y.Ticks(8));
        perNeuron.HorizontalAxis("Neurons", 8);
        perNeuron.VerticalAxis("Cost per neuron, relative to the smallest", perNeuron.Y.Ticks(4));
        canvas.Text("a", new(cost.Area.Left - 2, 9), new TextStyle(Palette.Ink, 9, Anchor.End, Bold: true));
        canvas.Text("b", new(perNeuron.Area.Left - 2, 9), new TextStyle(Palette.Ink, 9, Anchor.End, Bold: true));
        canvas.Text(model, new(canvas.Width - Right, 9), new TextStyle(Palette.Quiet, TextStyle.Small, Anchor.End));
    }

    private void DrawLines(Plot plot, Func<Func<Size, double>, Func<Size, double>> value, bool labelled)
    {
        double last = double.NegativeInfinity;
        foreach (var (label, color, of) in Quantities.OrderByDescending(quantity => quantity.Of(sizes[^1])))
        {
            Point[] points = [.. sizes.Select(size => plot.Place(size.Neurons, value(of)(size)))];
            plot.Canvas.Line(points, new Stroke(Palette.Category(color), 1));
            plot.Canvas.Dots(points, 4, Palette.Category(color));
            if (!labelled) continue;
            last = Math.Max(points[^1].Y + 2.5, last + 9);
            plot.Canvas.Text(label, new(plot.Area.Right + 5, last), new TextStyle(Palette.Category(color), TextStyle.Small, Bold: true));
        }
    }

    private double Ratio(Func<Size, double> quantity, Size size) => quantity(size) / size.Neurons / (quantity(sizes[0]) / sizes[0].Neurons);

    // whole decades
    private static Scale Decades(IEnumerable<double> values)
    {
        double[] all = [.. values.Where(value => value > 0)];
        double low = Math.Floor(Math.Log10(all.Min()) + 1e-9), high = Math.Ceiling(Math.Log10(all.Max()) - 1e-9);
        return new Scale(Math.Pow(10, low), Math.Pow(10, Math.Max(high, low + 1)), Logarithmic: true);
    }
}
