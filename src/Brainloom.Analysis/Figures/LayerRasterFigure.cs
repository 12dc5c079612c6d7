using System.Collections.Immutable;

namespace Brainloom.Analysis;

/// <summary>Spikes of some neurons of each of many populations, by region and layer.</summary>
[Figure("raster_layers", 11)]
public sealed class LayerRasterFigure : IFigure
{
    private const int MostNeurons = 200, FewestNeurons = 20, Dots = 900;
    private const double Band = 9, Gap = 1, ColumnGap = 14, LayerWidth = 24, LabelSize = 6.5;

    /// <inheritdoc/>
    string IFigure.Title => "Spiking activity";

    /// <inheritdoc/>
    public double Width => FigureWidth.TwoColumns;

    /// <inheritdoc/>
    public double Height(FigureInput input) => Layout(input).Max(panel => panel.Bottom);

    /// <inheritdoc/>
    public bool Applies(FigureInput input) => input.HasMany;

    /// <inheritdoc/>
    public string Caption(FigureInput input) =>
        $"Spiking activity by region and layer: one dot per spike of up to {Number.Count(MostNeurons)} neurons of each population, evenly spaced, fewer where they fire more; "
        + "all bands are equally high." + PopulationLabels.Explain(input.Recorded);

    /// <inheritdoc/>
    public void Draw(Canvas canvas, FigureInput input)
    {
        var layout = Layout(input);
        double width = (canvas.Width - ColumnGap) / 2;
        foreach (var panel in layout)
        {
            // one above the other, bands begin and end together
            double left = panel.Column * (width + ColumnGap), names = layout.Where(other => other.Column == panel.Column).Max(Names), labels = names + LayerWidth + 12;
            DrawPanel(canvas, input, panel, names, new Rect(left + labels, panel.Top + Panel.Title, width - labels - 6, panel.Populations.Length * Band));
        }
    }

    private static void DrawPanel(Canvas canvas, FigureInput input, Panel panel, double names, Rect area)
    {
        var time = new TimeAxis(input.Recording, 500);
        var plot = new Plot(canvas, area, time.Scale, new Scale(0, 1));
        canvas.Text(panel.Populations[0].Display.Region, new(area.Left, area.Top - 4), new TextStyle(Palette.Ink, TextStyle.Body, Bold: true));
        string layer = "";
        for (int i = 0; i < panel.Populations.Length; i++)
        {
            var population = panel.Populations[i];
            var band = new Rect(area.Left, area.Top + i * Band, area.Width, Band - Gap);
            double baseline = band.Middle + LabelSize * TextStyle.CapHeight / 2;
            canvas.Fill(band, Palette.Of(population.Display.Sign).Tint(0.05));
            DrawDots(canvas, population, time, plot with { Area = band });
            canvas.Mark(new(area.Left - 5, band.Middle), population.Display.Sign, 4);
            canvas.Text(Label(population), new(area.Left - 10, baseline), new TextStyle(Palette.Of(population.Display.Sign), LabelSize, Anchor.End));
            if (population.Display.Layer == layer) continue;
            layer = population.Display.Layer;
            double edge = area.Left - 10 - names;
            if (i > 0) canvas.Line(new(edge - LayerWidth, band.Top - Gap / 2), new(area.Right, band.Top - Gap / 2), new Stroke(Palette.Reference, 0.4));
            if (layer != Label(population)) canvas.Text(layer, new(edge - LayerWidth, baseline), new TextStyle(Palette.Quiet, LabelSize));
        }
        plot.HorizontalAxis(time.Label, 5);
    }

    private static void DrawDots(Canvas canvas, RecordedPopulation population, TimeAxis time, Plot plot)
    {
        var spikes = population.Spikes;
        var rows = NeuronRows.Of(spikes);
        double each = (double)spikes.Steps.Length / Math.Max(1, spikes.Recorded);
        int shown = Math.Min(rows.Count, Math.Clamp((int)(Dots / Math.Max(each, 1e-9)), FewestNeurons, MostNeurons));
        var places = new List<Point>();
        ReadOnlySpan<int> steps = spikes.Steps.Span, neurons = spikes.Neurons.Span;
        for (int k = 0; k < steps.Length; k++)
        {
            // neuron n·rows/shown stands for its neighbours
            long row = (neurons[k] - rows.First) * (long)shown / rows.Count;
            if ((row * rows.Count + shown - 1) / shown != neurons[k] - rows.First || time.At(steps[k]) > time.Scale.High) continue;
            places.Add(new(plot.PlaceX(time.At(steps[k])), plot.Area.Top + (row + 0.5) / shown * plot.Area.Height));
        }
        canvas.Dots([.. places], 0.7, Palette.Of(population.Display.Sign));
    }

    private static double Names(Panel panel) => panel.Populations.Max(population => TextStyle.WidthOf(Label(population), LabelSize)) * 0.9;

    // below the name of its layer, a population needs only that of its type
    private static string Label(RecordedPopulation population) =>
        population.Display.Type.Length > 0 && population.Display.Layer.Length > 0 ? population.Display.Type : population.Display.ShortLabel;

    private sealed record Panel(ImmutableArray<RecordedPopulation> Populations, int Column, double Top)
    {
        public const double Title = 16;

        public double Bottom => Top + Title + Populations.Length * Band + Plot.HorizontalAxisHeight + 4;
    }

    // each region goes where there is more room
    private static ImmutableArray<Panel> Layout(FigureInput input)
    {
        var panels = ImmutableArray.CreateBuilder<Panel>();
        double[] used = new double[2];
        foreach (var region in input.Recorded.GroupBy(population => population.Display.Region))
        {
            int column = used[0] <= used[1] ? 0 : 1;
            // populations of a layer side by side, in the order of the model
            var panel = new Panel([.. region.GroupBy(population => population.Display.Layer).SelectMany(layer => layer)], column, used[column]);
            panels.Add(panel);
            used[column] = panel.Bottom;
        }
        return panels.ToImmutable();
    }
}
