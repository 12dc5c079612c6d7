using System.Collections.Immutable;

namespace Brainloom.Analysis;

/// <summary>Neurons across populations.</summary>
[Figure("structure", 1)]
public sealed class NeuronCountFigure : IFigure
{
    private const double PanelHeight = 92, Left = 40, Legend = 14;

    /// <inheritdoc/>
    public string Title => "Neurons across populations";

    /// <inheritdoc/>
    public double Width => FigureWidth.TwoColumns;

    /// <inheritdoc/>
    public double Height(FigureInput input) => Columns(input, Width).Height + (Categories(input).Length > 0 ? Legend : 0);

    /// <inheritdoc/>
    public bool Applies(FigureInput input) => Shown(input).Length > 0;

    /// <inheritdoc/>
    public string Caption(FigureInput input) =>
        $"Neurons of each population, on a logarithmic scale: {Number.Count(Shown(input).Sum(population => (long)population.Neurons))} in all."
        + (Categories(input).Length > 0 ? " Colours: " + string.Join(", ", Categories(input)) + "." : "") + PopulationLabels.Explain(Shown(input));

    /// <inheritdoc/>
    public void Draw(Canvas canvas, FigureInput input)
    {
        var shown = Shown(input);
        var categories = Categories(input);
        var columns = Columns(input, canvas.Width);
        double most = shown.Max(population => population.Neurons);
        var scale = new Scale(1, Math.Pow(10, Math.Max(1, Math.Ceiling(Math.Log10(most) - 1e-9))), Logarithmic: true);
        foreach (var panel in columns.Panels)
        {
            var plot = new Plot(canvas, panel.Area, new Scale(0, 1), scale);
            foreach (var tick in scale.Ticks(8)) canvas.Line(new(panel.Area.Left, plot.PlaceY(tick.Value)), new(panel.Area.Right, plot.PlaceY(tick.Value)), new Stroke(Palette.Hairline, 0.4));
            double thickness = panel.Pitch * 0.7;
            for (int column = 0; column < panel.Populations.Length; column++)
            {
                var population = shown[panel.Populations[column]];
                double y = plot.PlaceY(population.Neurons);
                var color = population.Category.Length > 0 ? Palette.Category(categories.IndexOf(population.Category)) : Palette.Quiet;
                canvas.Fill(new Rect(panel.X(column) - thickness / 2, y, thickness, panel.Area.Bottom - y), color);
            }
        }
        foreach (var panel in columns.FirstPanels) new Plot(canvas, panel.Area, new Scale(0, 1), scale).VerticalAxis("Neurons", scale.Ticks(8), Left - 10);
        columns.Draw(canvas);
        DrawLegend(canvas, categories, columns.Height + 5);
    }

    private static void DrawLegend(Canvas canvas, ImmutableArray<string> categories, double y)
    {
        double x = Left;
        for (int i = 0; i < categories.Length; i++)
        {
            canvas.Fill(new Rect(x, y, 7, 7), Palette.Category(i));
            canvas.Text(categories[i], new(x + 10, y + 6), new TextStyle(Palette.Ink, TextStyle.Small));
            x += 22 + TextStyle.WidthOf(categories[i], TextStyle.Small);
        }
    }

    private static RegionColumns Columns(FigureInput input, double width) => new(Shown(input), width - 4, FigureWidth.TwoColumns - 4, PanelHeight, 0, Left);

    private static ImmutableArray<DisplayedPopulation> Shown(FigureInput input) => [.. input.Neurons.Where(population => population.Neurons > 0)];

    private static ImmutableArray<string> Categories(FigureInput input) => [.. Shown(input).Select(population => population.Category).Where(category => category.Length > 0).Distinct()];
}
