namespace Brainloom.Analysis;

/// <summary>Where the time of state propagation went, in seconds of wall-clock time.</summary>
public sealed record RunPhases
{
    /// <summary>Advancing neurons and stimuli.</summary>
    public double UpdateS { get; init; }

    /// <summary>Merging and exchanging spikes.</summary>
    public double ExchangeS { get; init; }

    /// <summary>Drawing connections that are not stored.</summary>
    public double DrawS { get; init; }

    /// <summary>Delivering spikes to their targets.</summary>
    public double DeliverS { get; init; }

    /// <summary>Recording.</summary>
    public double RecordS { get; init; }
}
