using System.Collections.Immutable;

namespace Brainloom.Analysis;

/// <summary>Mean and standard deviation of a statistic in each of many populations, as columns by region.</summary>
public abstract class ColumnFigure(Statistic statistic) : IFigure
{
    private const double PanelHeight = 84, Axis = 22, Left = 12;

    /// <inheritdoc/>
    public abstract string Title { get; }

    /// <inheritdoc/>
    public double Width => FigureWidth.TwoColumns;

    /// <inheritdoc/>
    public double Height(FigureInput input) => Columns(input, Width).Height;

    /// <inheritdoc/>
    public bool Applies(FigureInput input) => input.HasMany && input.Recorded.Any(population => statistic.Of(population.Statistics).Count > 0);

    /// <summary>What the distribution is over, and how it was computed; the caption's first sentence.</summary>
    protected abstract string Describe(FigureInput input);

    /// <inheritdoc/>
    public string Caption(FigureInput input) =>
        $"{Describe(input)} Columns: mean over neurons, lines: standard deviation. Each region has its own scale; a dash stands where nothing could be measured."
        + PopulationLabels.Explain(input.Recorded);

    /// <inheritdoc/>
    public void Draw(Canvas canvas, FigureInput input)
    {
        var populations = input.Recorded;
        var columns = Columns(input, canvas.Width);
        foreach (var panel in columns.Panels)
        {
            var samples = panel.Populations.Select(index => statistic.Of(populations[index].Statistics)).ToImmutableArray();
            double most = samples.Max(sample => (sample.Mean ?? 0) + (sample.StandardDeviation ?? 0));
            var plot = new Plot(canvas, panel.Area, new Scale(0, 1), Scale.Around(0, most > 0 ? most : 1, 3));
            plot.VerticalAxis("", plot.Y.Ticks(3));
            double thickness = panel.Pitch * 0.66;
            for (int column = 0; column < samples.Length; column++)
            {
                double x = panel.X(column);
                var color = Palette.Of(populations[panel.Populations[column]].Display.Sign);
                if (samples[column].Mean is not { } mean)
                {
                    canvas.Line(new(x - 2, panel.Area.Bottom - 4), new(x + 2, panel.Area.Bottom - 4), new Stroke(Palette.Quiet, 0.6));
                    continue;
                }
                double y = plot.PlaceY(mean), deviation = samples[column].StandardDeviation ?? 0;
                canvas.Fill(new Rect(x - thickness / 2, y, thickness, panel.Area.Bottom - y), color.Tint(0.75));
                canvas.Line(new(x, plot.PlaceY(mean + deviation)), new(x, plot.PlaceY(Math.Max(0, mean - deviation))), new Stroke(Palette.Ink, 0.6));
            }
        }
        string unit = statistic.Unit.Length == 0 ? "" : $" ({statistic.Unit})";
        foreach (var panel in columns.FirstPanels)
            canvas.Text(statistic.Label + unit, new(8, panel.Area.Middle), new TextStyle(Palette.Ink, TextStyle.Small, Anchor: Anchor.Middle, Upwards: true));
        columns.Draw(canvas);
    }

    private static RegionColumns Columns(FigureInput input, double width) => new([.. input.Recorded.Select(population => population.Display)], width - 4, FigureWidth.TwoColumns - 4, PanelHeight, Axis, Left);
}
