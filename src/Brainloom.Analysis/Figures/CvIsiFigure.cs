namespace Brainloom.Analysis;

/// <summary>Irregularity of single neurons by population.</summary>
[Figure("cv_isi", 30)]
public sealed class CvIsiFigure() : DistributionFigure(Statistic.CvIsi)
{
    /// <inheritdoc/>
    public override string Title => "Irregularity";

    /// <inheritdoc/>
    protected override bool HasColumns => true;

    /// <inheritdoc/>
    protected override string Describe(FigureInput input) =>
        "Coefficient of variation (CV) of the inter-spike intervals of single neurons by population (0: clock, 1: Poisson process); "
        + $"neurons with at least {IntervalVariability.MinimumIntervals} intervals.";
}
