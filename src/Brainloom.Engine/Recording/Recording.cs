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

    /// <summary>Spikes, one entry per population recorded.</summary>
    public ImmutableArray<SpikeRecording> Spikes { get; init; } = [];

    /// <summary>State variables, one entry per recorder and population.</summary>
    public ImmutableArray<StateRecording> States { get; init; } = [];

    /// <summary>Population rates, one entry per rate recorder.</summary>
    public ImmutableArray<RateRecording> Rates { get; init; } = [];

    /// <summary>Duration of the recording [ms].</summary>
    public double Duration => (LastStep - FirstStep) * dt;
}

/// <summary>Spikes of one population, sorted by step, then neuron.</summary>
/// <param name="Population">Name of the population.</param>
/// <param name="Size">Number of neurons in the population.</param>
/// <param name="Recorded">Number of neurons that were recorded.</param>
/// <param name="Steps">Step of each spike; the time is step · dt.</param>
/// <param name="Neurons">Neuron of each spike, counted within the population.</param>
public sealed record SpikeRecording(string Population, int Size, int Recorded, ReadOnlyMemory<int> Steps, ReadOnlyMemory<int> Neurons);

/// <summary>State variables of some neurons of one population at regular times.</summary>
/// <param name="Population">Name of the population.</param>
/// <param name="Neurons">Neurons recorded, counted within the population.</param>
/// <param name="Variables">Names of the variables.</param>
/// <param name="Units">Their units.</param>
/// <param name="Steps">Step of each sample.</param>
/// <param name="Values">Values, sample after sample; in a sample neuron after neuron; for a neuron variable after variable.</param>
public sealed record StateRecording(string Population, ImmutableArray<int> Neurons, ImmutableArray<string> Variables, ImmutableArray<string> Units,
    ReadOnlyMemory<int> Steps, ReadOnlyMemory<double> Values);

/// <summary>Spike counts of one population in bins.</summary>
/// <param name="Recorder">Name of the recorder.</param>
/// <param name="Neurons">Number of neurons observed.</param>
/// <param name="BinSteps">Width of a bin in steps.</param>
/// <param name="Counts">Spikes per bin; bin i covers the steps after FirstStep + i·BinSteps, up to and with FirstStep + (i+1)·BinSteps.</param>
public sealed record RateRecording(string Recorder, int Neurons, int BinSteps, ReadOnlyMemory<int> Counts);
