namespace Brainloom.Analysis;

/// <summary>Correlation of pairs of neurons by population.</summary>
[Figure("correlations", 40)]
public sealed class CorrelationFigure() : DistributionFigure(Statistic.Correlation)
{
    /// <inheritdoc/>
    public override string Title => "Pairwise correlations";

    /// <inheritdoc/>
    protected override string Describe(FigureInput input) =>
        $"Pearson correlation of the spike counts of pairs of neurons of the same population, bins of {Number.Plain(PairwiseCorrelation.Bin)} ms, "
        + $"up to {PairwiseCorrelation.MaximumNeurons} neurons that fire at least once, evenly spaced, per population.";
}
