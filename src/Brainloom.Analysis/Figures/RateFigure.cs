namespace Brainloom.Analysis;

/// <summary>Firing rates of single neurons by population.</summary>
[Figure("rates", 20)]
public sealed class RateFigure() : DistributionFigure(Statistic.Rate)
{
    /// <inheritdoc/>
    public override string Title => "Firing rates";

    /// <inheritdoc/>
    protected override bool HasColumns => true;

    /// <inheritdoc/>
    protected override double Quantum(FigureInput input) => 1000 / input.Statistics.Duration;

    /// <inheritdoc/>
    protected override string Describe(FigureInput input) =>
        $"Firing rates of single neurons by population, silent neurons included, over {Number.Plain(input.Statistics.Duration / 1000)} s.";
}
