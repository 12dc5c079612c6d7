using System.Collections.Immutable;

namespace Brainloom.Engine;

/// <summary>Spikes at given times, sent to every target neuron.</summary>
[Stimulus("spike_generator"), Counterpart("nest", "spike_generator")]
public sealed record SpikeGenerator
{
    /// <summary>Spike times, ascending.</summary>
    [Unit("ms"), NonNegative] public ImmutableArray<double> spike_times { get; init; } = [];
}
