namespace Brainloom.Analysis;

/// <summary>Expects the distribution of a statistic near a reference: at most a Kolmogorov–Smirnov distance away.</summary>
public sealed record DistributionObservation : Observation
{
    /// <summary>The reference.</summary>
    public required QuantileTable Reference { get; init; }

    /// <summary>Largest distance that agrees, from 0 to 1.</summary>
    public required double MaximumDistance { get; init; }

    /// <inheritdoc/>
    public override string Expected => $"Kolmogorov–Smirnov distance up to {Number.Plain(MaximumDistance)}";

    private protected override ObservationResult Judge(SampleDistribution sample, ObservationResult result)
    {
        double distance = KolmogorovSmirnov.Distance(sample, Reference);
        return result with { Measured = distance, Within = distance <= MaximumDistance };
    }
}
