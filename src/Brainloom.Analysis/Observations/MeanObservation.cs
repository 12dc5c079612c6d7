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

    /// <summary>Compares a mean that was measured otherwise, such as a population rate without single spikes.</summary>
    public ObservationResult Judge(double mean) => Judge(mean, NotMeasured(null));

    private protected override ObservationResult Judge(SampleDistribution sample, ObservationResult result) => Judge(sample.Mean!.Value, result);

    ObservationResult Judge(double mean, ObservationResult result) =>
        result with { Measured = mean, Unit = Statistic.Unit, Within = mean >= Low && mean <= High };
}
