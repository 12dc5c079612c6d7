namespace Brainloom.Analysis;

/// <summary>Mean irregularity of many populations.</summary>
[Figure("mean_cv_isi", 31)]
public sealed class MeanCvIsiFigure() : ColumnFigure(Statistic.CvIsi)
{
    /// <inheritdoc/>
    public override string Title => "Irregularity";

    /// <inheritdoc/>
    protected override string Describe(FigureInput input) =>
        "Coefficient of variation (CV) of the inter-spike intervals of single neurons (0: clock, 1: Poisson process); "
        + $"neurons with at least {IntervalVariability.MinimumIntervals} intervals.";
}
