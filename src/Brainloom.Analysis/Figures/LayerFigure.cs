using System.Collections.Immutable;

namespace Brainloom.Analysis;

/// <summary>Where neurons are: a sample of each region as points in space, coloured by layer.</summary>
[Figure("layers", 3)]
public sealed class LayerFigure : IFigure
{
    private const int MostPoints = 12_000, MostPanels = 4;
    private const double Title = 14, Below = 16, Mark = 18;

    // seen from in front and a little above: along the first axis to the right, along the second into the page
    private const double Slant = 0.32, Rise = 0.22;

    /// <inheritdoc/>
    string IFigure.Title => "Layers in space";

    /// <inheritdoc/>
    public double Width => FigureWidth.TwoColumns;

    /// <inheritdoc/>
    public double Height(FigureInput input) => Math.Ceiling((double)Regions(input).Length / Columns(input)) * PanelHeight(input, Width);

    /// <inheritdoc/>
    public bool Applies(FigureInput input) => Regions(input).Length > 0;

    /// <inheritdoc/>
    public string Caption(FigureInput input) =>
        $"Places of neurons by region: up to {Number.Count(MostPoints)} in all, drawn from each population in proportion to the root of its size, coloured by layer. "
        + "The third axis is vertical, the first layer on top." + PopulationLabels.Explain(Regions(input).SelectMany(region => region));

    /// <inheritdoc/>
    public void Draw(Canvas canvas, FigureInput input)
    {
        var regions = Regions(input);
        int columns = Columns(input);
        double width = canvas.Width / columns, height = PanelHeight(input, canvas.Width);
        double labels = Mark + regions.Max(region => region.Max(population => TextStyle.WidthOf(LayerOf(population), TextStyle.Small)));
        for (int i = 0; i < regions.Length; i++)
            DrawRegion(canvas, regions[i], new Rect(i % columns * width, i / columns * height, width, height), labels, MostPoints / regions.Length);
    }

    private static void DrawRegion(Canvas canvas, ImmutableArray<DisplayedPopulation> populations, Rect panel, double labels, int points)
    {
        canvas.Text(populations[0].Region, new(panel.Left + 4, panel.Top + 9), new TextStyle(Palette.Ink, TextStyle.Body, Bold: true));
        string[] layers = [.. populations.Select(LayerOf).Distinct()];
        double roots = populations.Sum(population => Math.Sqrt(population.Neurons));
        var sample = populations.SelectMany(population => Sample(population, (int)Math.Ceiling(points * Math.Sqrt(population.Neurons) / roots))
            .Select(place => (Layer: Array.IndexOf(layers, LayerOf(population)), Place: place))).ToList();

        // the first layer on top, whether the third axis is depth or height
        double Height(int layer) => sample.Where(point => point.Layer == layer).Average(point => point.Place.Z);
        if (Height(0) < Height(layers.Length - 1)) sample = sample.ConvertAll(point => (point.Layer, new Engine.Point(point.Place.X, point.Place.Y, -point.Place.Z)));

        // the box that holds all, in the page's directions
        var (low, high) = Bounds(sample.Select(point => point.Place));
        double across = high.X - low.X + Slant * (high.Y - low.Y), up = high.Z - low.Z + Rise * (high.Y - low.Y);
        var area = new Rect(panel.Left + 4, panel.Top + Title, panel.Width - labels - 4, panel.Height - Title - Below);
        double scale = Math.Min(area.Width / Math.Max(across, 1e-9), area.Height / Math.Max(up, 1e-9));
        double bottom = area.Top + (area.Height + up * scale) / 2;
        Point Project(Engine.Point place) => new(
            area.Left + scale * (place.X - low.X + Slant * (place.Y - low.Y)),
            bottom - scale * (place.Z - low.Z + Rise * (place.Y - low.Y)));

        DrawBox(canvas, low, high, Project);
        // far points first; in slices of depth, so that the nearer cover the farther
        foreach (var slice in sample.GroupBy(point => (int)(16 * (high.Y - point.Place.Y) / Math.Max(high.Y - low.Y, 1e-9))).OrderBy(slice => slice.Key))
            foreach (var layer in slice.GroupBy(point => point.Layer).OrderBy(layer => layer.Key))
                canvas.Dots([.. layer.Select(point => Project(point.Place))], 0.9, ColorOf(layer.Key, layers.Length));
        DrawLabels(canvas, layers, [.. layers.Select((_, layer) => sample.Where(point => point.Layer == layer).Average(point => Project(point.Place).Y))], area);
        DrawBar(canvas, high.X - low.X, scale, new(area.Left, panel.Bottom - 6));
    }

    private static void DrawBox(Canvas canvas, Engine.Point low, Engine.Point high, Func<Engine.Point, Point> project)
    {
        Point Corner(int corner) => project(new Engine.Point((corner & 1) == 0 ? low.X : high.X, (corner & 2) == 0 ? low.Y : high.Y, (corner & 4) == 0 ? low.Z : high.Z));
        for (int corner = 0; corner < 8; corner++)
            foreach (int axis in (int[])[1, 2, 4])
                if ((corner & axis) == 0) canvas.Line(Corner(corner), Corner(corner | axis), new Stroke(Palette.Reference, 0.4));
    }

    private static void DrawLabels(Canvas canvas, string[] layers, double[] heights, Rect area)
    {
        double last = double.NegativeInfinity;
        foreach (int layer in Enumerable.Range(0, layers.Length).OrderBy(layer => heights[layer]))
        {
            last = Math.Max(Math.Max(heights[layer], last + 8), area.Top + 4);
            canvas.Fill(new Rect(area.Right + 5, last - 2.5, 5, 5), ColorOf(layer, layers.Length));
            canvas.Text(layers[layer], new(area.Right + 13, last + TextStyle.Small * TextStyle.CapHeight / 2), new TextStyle(Palette.Ink, TextStyle.Small));
        }
    }

    private static void DrawBar(Canvas canvas, double extent, double scale, Point start)
    {
        if (extent <= 0) return;
        double length = Math.Pow(10, Math.Floor(Math.Log10(extent / 2)));
        foreach (double factor in (ReadOnlySpan<double>)[5, 2])
            if (length * factor <= extent / 2)
            {
                length *= factor;
                break;
            }
        canvas.Line(start, new(start.X + length * scale, start.Y), new Stroke(Palette.Ink, 1.2));
        canvas.Text($"{Number.Plain(Math.Round(length, 6))} mm", new(start.X + length * scale + 4, start.Y + 2.5), new TextStyle(Palette.Ink, TextStyle.Small));
    }

    // yellow, the end of the scale, is too pale for points
    private static Color ColorOf(int layer, int layers) => Palette.Sequential(0.9 * layer / Math.Max(1, layers - 1));

    private static string LayerOf(DisplayedPopulation population) => population.Layer.Length > 0 ? population.Layer : population.ShortLabel;

    // spread over the population by the golden section, so that the steps of a grid do not show
    private static IEnumerable<Engine.Point> Sample(DisplayedPopulation population, int points)
    {
        const double golden = 0.6180339887498949;
        if (points >= population.Neurons) return Enumerable.Range(0, population.Neurons).Select(neuron => population.Positions![neuron]);
        return Enumerable.Range(0, points).Select(i => population.Positions![(int)(i * golden % 1 * population.Neurons)]);
    }

    private static (Engine.Point Low, Engine.Point High) Bounds(IEnumerable<Engine.Point> places)
    {
        double infinity = double.PositiveInfinity;
        Engine.Point low = new(infinity, infinity, infinity), high = new(-infinity, -infinity, -infinity);
        foreach (var place in places)
        {
            low = new(Math.Min(low.X, place.X), Math.Min(low.Y, place.Y), Math.Min(low.Z, place.Z));
            high = new(Math.Max(high.X, place.X), Math.Max(high.Y, place.Y), Math.Max(high.Z, place.Z));
        }
        return (low, high);
    }

    private static int Columns(FigureInput input) => Math.Clamp(Regions(input).Length, 2, MostPanels);

    private static double PanelHeight(FigureInput input, double width) => width / Columns(input) * 0.95 + Title + Below;

    private static ImmutableArray<ImmutableArray<DisplayedPopulation>> Regions(FigureInput input) =>
    [
        .. input.Neurons.Where(population => population.Positions is not null && population.Neurons > 0)
            .GroupBy(population => population.Region).Select(region => region.ToImmutableArray()),
    ];
}
