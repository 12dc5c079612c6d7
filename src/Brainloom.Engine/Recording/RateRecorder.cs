namespace Brainloom.Engine;

/// <summary>Counts the spikes of the observed neurons in bins: the population rate, without the cost of single spikes.</summary>
[Recorder("rate_recorder")]
public sealed record RateRecorder
{
    /// <summary>Width of a bin.</summary>
    [Unit("ms"), Positive] public double bin { get; init; } = 1;
}
