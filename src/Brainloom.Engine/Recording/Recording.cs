using System.Collections.Immutable;

namespace Brainloom.Engine;

/// <summary>What the recorders of a simulation observed.</summary>
public sealed record Recording
{
    /// <summary>Time step.</summary>
    [Unit("ms")] public required double dt { get; init; }

    /// <summary>Steps before the recording starts (the warm-up).</summary>
    public required long FirstStep { get; init; }

    /// <summary>Last step of the simulation.</summary>
    public required long LastStep { get; init; }

    /// <summary>Spikes, one entry per population: those of the neurons that any spike recorder observes.</summary>
    public ImmutableArray<SpikeRecording> Spikes { get; init; } = [];

    /// <summary>State variables, one entry per range of each state recorder, in the order of the description.</summary>
    public ImmutableArray<StateRecording> States { get; init; } = [];

    /// <summary>Population rates, one entry per rate recorder.</summary>
    public ImmutableArray<RateRecording> Rates { get; init; } = [];

    /// <summary>Duration of the recording [ms].</summary>
    public double Duration => (LastStep - FirstStep) * dt;

    /// <summary>Hands everything that was recorded to a sink.</summary>
    public void HandTo(IRecordingSink sink)
    {
        for (int i = 0; i < Spikes.Length; i++) sink.Spikes(i, Spikes[i].Steps.Span, Spikes[i].Neurons.Span);
        for (int i = 0; i < States.Length; i++)
        {
            var steps = States[i].Steps.Span;
            int width = States[i].Neurons.Length * States[i].Variables.Length;
            for (int sample = 0; sample < steps.Length; sample++) sink.State(i, steps[sample], States[i].Values.Span.Slice(sample * width, width));
        }
        for (int i = 0; i < Rates.Length; i++) sink.Rate(i, Rates[i].Counts.Span);
        sink.Complete(LastStep);
    }
}
