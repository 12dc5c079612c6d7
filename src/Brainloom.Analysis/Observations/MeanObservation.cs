namespace Brainloom.Analysis;

/// <summary>Expects the mean of a statistic in a closed interval.</summary>
public sealed record MeanObservation : Observation
{
    /// <summary>Lowest mean that agrees.</summary>
    public required double Low { get; init; }

    /// <summary>Highest mean that agrees.</summary>
    public required double High { get; init; }

    /// <inheritdoc/>
    public override string Expected => $"{Number.Plain(Low)} to {Number.Plain(High)}{Number.Unit(Statistic.Unit)}";

    private protected override ObservationResult Judge(SampleDistribution sample, ObservationResult result) =>
        result with { Measured = sample.Mean, Unit = Statistic.Unit, Within = sample.Mean >= Low && sample.Mean <= High };
}
