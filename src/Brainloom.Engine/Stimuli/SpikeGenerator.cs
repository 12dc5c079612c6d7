using System.Collections.Immutable;

namespace Brainloom.Engine;

/// <summary>Spikes at given times, sent to every target neuron.</summary>
/// <remarks>A spike at time t with delay d arrives in the step that ends at t + d; times are rounded to the nearest step.</remarks>
[Stimulus("spike_generator"), Counterpart("nest", "spike_generator")]
[Citation("10.4249/scholarpedia.1430", "Gewaltig and Diesmann 2007, NEST")]
public sealed record SpikeGenerator : IStimulus
{
    /// <summary>Spike times; a time that is given several times stands for as many spikes.</summary>
    [Unit("ms"), NonNegative] public ImmutableArray<double> spike_times { get; init; } = [];

    /// <inheritdoc/>
    public bool InjectsCurrent => false;

    /// <inheritdoc/>
    public StimulusAction Prepare(StimulusSite site) => new Action(this, site);

    sealed class Action(SpikeGenerator generator, StimulusSite site) : StimulusAction
    {
        readonly ImmutableArray<long> steps = [.. generator.spike_times.Select(time => site.StepAt(time) + site.Delay).Order()];
        int next;

        public override void Act(long step)
        {
            while (next < steps.Length && steps[next] < step) next++;
            for (; next < steps.Length && steps[next] == step; next++) site.AddToAll(1);
        }
    }
}
