using System.Collections.Immutable;

namespace Brainloom.Analysis;

/// <summary>Mean in-degrees between populations as a matrix: a row per target, a column per source.</summary>
[Figure("connectivity", 2)]
public sealed class ConnectivityFigure : IFigure
{
    private const double ScaleHeight = 34, RegionWidth = 13, LargestCell = 26, Right = 8;

    /// <inheritdoc/>
    public string Title => "Connectivity";

    /// <inheritdoc/>
    public double Width => FigureWidth.TwoColumns;

    /// <inheritdoc/>
    public double Height(FigureInput input) => Head(input, Width) + Shown(input).Length * Cell(input, Width) + ScaleHeight;

    /// <inheritdoc/>
    public bool Applies(FigureInput input) => input.Connectivity is { } connectivity && connectivity.Counts.Pairs.Any(pair => pair.Synapses > 0);

    /// <inheritdoc/>
    public string Caption(FigureInput input) =>
        "Synapses that a neuron of the target (row) receives on average from the source (column), as counted in the network; logarithmic colour scale, "
        + "white where there are none." + PopulationLabels.Explain(Shown(input));

    /// <inheritdoc/>
    public void Draw(Canvas canvas, FigureInput input)
    {
        var connectivity = input.Connectivity!;
        var shown = Shown(input);
        double cell = Cell(input, canvas.Width), left = Head(input, canvas.Width), top = left;
        var area = new Rect(left, top, shown.Length * cell, shown.Length * cell);
        var place = shown.Select((population, i) => (population.Name, i)).ToDictionary(pair => pair.Name, pair => pair.i);
        var scale = ScaleOf(connectivity);
        var pixels = new int[shown.Length * shown.Length];
        Array.Fill(pixels, 0xFFFFFF);
        foreach (var pair in connectivity.Counts.Pairs.Where(pair => pair.Synapses > 0))
            pixels[place[connectivity.Populations[pair.Target].Name] * shown.Length + place[connectivity.Populations[pair.Source].Name]] =
                Palette.Sequential(scale.Position(connectivity.Indegree(pair))).Rgb;
        canvas.Image(new PixelImage(shown.Length, shown.Length, pixels), area);
        DrawLabels(canvas, shown, area, cell);
        DrawScale(canvas, scale, area);
    }

    private static void DrawLabels(Canvas canvas, ImmutableArray<DisplayedPopulation> shown, Rect area, double cell)
    {
        double size = Math.Clamp(cell * 0.8, 3.5, TextStyle.Small);
        for (int i = 0; i < shown.Length; i++)
        {
            var style = new TextStyle(Palette.Of(shown[i].Sign), size);
            double middle = (i + 0.5) * cell + size * TextStyle.CapHeight / 2;
            canvas.Text(shown[i].ShortLabel, new(area.Left - 3, area.Top + middle), style with { Anchor = Anchor.End });
            canvas.Text(shown[i].ShortLabel, new(area.Left + middle, area.Top - 3), style with { Upwards = true });
        }
        // regions: lines between them, names outside of those of populations
        for (int first = 0; first < shown.Length;)
        {
            int end = first;
            while (end < shown.Length && shown[end].Region == shown[first].Region) end++;
            foreach (double at in (double[])[first * cell, end * cell])
            {
                canvas.Line(new(area.Left - 2, area.Top + at), new(area.Right, area.Top + at), new Stroke(Palette.Quiet, 0.5));
                canvas.Line(new(area.Left + at, area.Top - 2), new(area.Left + at, area.Bottom), new Stroke(Palette.Quiet, 0.5));
            }
            var style = new TextStyle(Palette.Ink, Math.Min(TextStyle.Small, Math.Max(4.5, (end - first) * cell / Math.Max(1, shown[first].Region.Length) * 1.6)), Anchor.Middle, Bold: true);
            double middle = (first + end) / 2.0 * cell;
            canvas.Text(shown[first].Region, new(area.Left + middle, 8), style);
            canvas.Text(shown[first].Region, new(9, area.Top + middle), style with { Upwards = true });
            first = end;
        }
    }

    private static void DrawScale(Canvas canvas, Scale scale, Rect area)
    {
        const double width = 150, height = 6;
        var place = new Rect(area.Left, area.Bottom + 8, width, height);
        canvas.Image(new PixelImage(128, 1, Enumerable.Range(0, 128).Select(i => Palette.Sequential(i / 127.0).Rgb).ToArray()), place);
        foreach (var tick in scale.Ticks(6))
            canvas.Text(tick.Label, new(place.Left + scale.Position(tick.Value) * width, place.Bottom + 8), new TextStyle(Palette.Ink, TextStyle.Small, Anchor.Middle));
        canvas.Text("Synapses per target neuron", new(place.Right + 14, place.Bottom), new TextStyle(Palette.Ink, TextStyle.Small));
    }

    private static Scale ScaleOf(CountedConnectivity connectivity)
    {
        var indegrees = new SampleDistribution(connectivity.Counts.Pairs.Where(pair => pair.Synapses > 0).Select(connectivity.Indegree));
        double high = Math.Ceiling(Math.Log10(indegrees.Quantile(1)) - 1e-9), low = Math.Max(Math.Floor(Math.Log10(indegrees.Quantile(0.01))), high - 5);
        return new Scale(Math.Pow(10, Math.Min(low, high - 1)), Math.Pow(10, high), Logarithmic: true);
    }

    private static double Head(FigureInput input, double width)
    {
        var shown = Shown(input);
        double size = shown.Length > FigureInput.Many ? 5 : TextStyle.Small;
        return Math.Min(width / 3, shown.Max(population => TextStyle.WidthOf(population.ShortLabel, size)) + RegionWidth + 6);
    }

    private static double Cell(FigureInput input, double width) => Math.Min(LargestCell, (width - Head(input, width) - Right) / Shown(input).Length);

    // those that make or receive synapses, the populations of a region side by side
    private static ImmutableArray<DisplayedPopulation> Shown(FigureInput input)
    {
        var connectivity = input.Connectivity!;
        var connected = connectivity.Counts.Pairs.Where(pair => pair.Synapses > 0).SelectMany(pair => (int[])[pair.Source, pair.Target]).ToHashSet();
        return [.. connected.Order().Select(index => connectivity.Populations[index]).GroupBy(population => population.Region).SelectMany(region => region)];
    }
}
