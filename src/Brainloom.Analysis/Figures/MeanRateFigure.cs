namespace Brainloom.Analysis;

/// <summary>Mean firing rates of many populations.</summary>
[Figure("mean_rates", 21)]
public sealed class MeanRateFigure() : ColumnFigure(Statistic.Rate)
{
    /// <inheritdoc/>
    public override string Title => "Firing rates";

    /// <inheritdoc/>
    protected override string Describe(FigureInput input) =>
        $"Firing rates of populations, silent neurons included, over {Number.Plain(input.Statistics.Duration / 1000)} s.";
}
