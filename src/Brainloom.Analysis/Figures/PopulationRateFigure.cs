namespace Brainloom.Analysis;

/// <summary>Rate of each population over time, one strip per population.</summary>
[Figure("population_rates", 50)]
public sealed class PopulationRateFigure : IFigure
{
    private const double Gap = 8, Top = 4;

    /// <inheritdoc/>
    public string Title => "Population rates over time";

    /// <inheritdoc/>
    public double Width => FigureWidth.TwoColumns;

    /// <inheritdoc/>
    public double Height(FigureInput input) => Top + Math.Clamp(input.Recorded.Length * 34.0, 68, 600) + Plot.HorizontalAxisHeight + 2;

    /// <inheritdoc/>
    public bool Applies(FigureInput input) => input.Recorded.Length > 0;

    /// <inheritdoc/>
    public string Caption(FigureInput input) =>
        $"Firing rate of each population over time, averaged over its neurons, bins of {Number.Plain(Time(input).Bin)} ms. "
        + "Each strip has its own scale." + PopulationLabels.Explain(input.Recorded);

    /// <inheritdoc/>
    public void Draw(Canvas canvas, FigureInput input)
    {
        var time = Time(input);
        const double axisLabel = 12, ticks = 22;
        double left = axisLabel + PopulationLabels.Width(input.Recorded) + ticks;
        var area = new Rect(left, Top, canvas.Width - left - 14, canvas.Height - Top - Plot.HorizontalAxisHeight - 2);
        var strips = Bands.Equal(area, input.Recorded.Length, input.Recorded.Length > 20 ? 2 : Gap);
        PopulationLabels.Draw(canvas, input.Recorded, [.. strips.Select(strip => strip with { Left = strip.Left - ticks })]);

        Plot? lowest = null;
        for (int i = 0; i < strips.Length; i++)
        {
            double[] rates = time.Rate([input.Recorded[i]]);
            var color = Palette.Of(input.Recorded[i].Display.Sign);
            var plot = lowest = new Plot(canvas, strips[i], time.Scale, Scale.Around(0, rates.Max(), 2));
            plot.FilledSteps(rates, color.Tint(0.25));
            plot.Steps(rates, color, 0.5);
            if (strips[i].Height > 12) plot.VerticalAxis("", plot.Y.Ends);
        }
        canvas.Text("Rate (Hz)", new(8, area.Middle), new TextStyle(Palette.Ink, Anchor: Anchor.Middle, Upwards: true));
        lowest?.HorizontalAxis(time.Label, 6);
    }

    private static TimeAxis Time(FigureInput input) => new(input.Recording, input.HasMany ? 200 : 500);
}
