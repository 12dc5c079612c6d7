using System.Collections.Immutable;

namespace Brainloom.Engine;

/// <summary>Everything that determines a network, in numbers of the engine's units: what a compiler hands over, and what the builder reads.</summary>
/// <remarks>Units: mV, ms, pA, nS, pF, Hz. Names identify populations, projections and stimuli, and key their random numbers.</remarks>
public sealed record NetworkDescription
{
    /// <summary>Time step.</summary>
    [Unit("ms"), Positive] public double dt { get; init; } = 0.1;

    /// <summary>Seed of all random numbers.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Floating-point format of state and synapses.</summary>
    public Precision Precision { get; init; } = Precision.Single;

    /// <summary>Populations, in the order that numbers the neurons.</summary>
    public ImmutableArray<PopulationDescription> Populations { get; init; } = [];

    /// <summary>Projections.</summary>
    public ImmutableArray<ProjectionDescription> Projections { get; init; } = [];

    /// <summary>Stimuli.</summary>
    public ImmutableArray<StimulusDescription> Stimuli { get; init; } = [];

    /// <summary>Recorders.</summary>
    public ImmutableArray<RecorderDescription> Recorders { get; init; } = [];
}

/// <summary>Floating-point format of state and synapses.</summary>
public enum Precision
{
    /// <summary>32-bit state; synapses as compact as their exactness allows.</summary>
    Single,

    /// <summary>64-bit state and weights.</summary>
    Double,
}

/// <summary>Neurons that share a model.</summary>
public sealed record PopulationDescription
{
    /// <summary>Name, unique in the network.</summary>
    public required string Name { get; init; }

    /// <summary>Number of neurons.</summary>
    public required int Size { get; init; }

    /// <summary>Parameters: a record that carries <see cref="NeuronModelAttribute"/>.</summary>
    public required object Neuron { get; init; }

    /// <summary>Parameters that differ between neurons; they take the place of those in <see cref="Neuron"/>.</summary>
    public ImmutableSortedDictionary<string, Values> Parameters { get; init; } = ImmutableSortedDictionary<string, Values>.Empty;

    /// <summary>State variables at time zero; those not named start where the model rests.</summary>
    public ImmutableSortedDictionary<string, Values> InitialState { get; init; } = ImmutableSortedDictionary<string, Values>.Empty;
}

/// <summary>Connections from one set of neurons to another, made by one rule.</summary>
public sealed record ProjectionDescription
{
    /// <summary>Name, unique in the network.</summary>
    public required string Name { get; init; }

    /// <summary>Presynaptic neurons.</summary>
    public required NodeCollection Source { get; init; }

    /// <summary>Postsynaptic neurons.</summary>
    public required NodeCollection Target { get; init; }

    /// <summary>Which pairs are connected.</summary>
    public required IConnectionRule Rule { get; init; }

    /// <summary>The synapses made for each connected pair: one, or several that share the pair (collocated synapses).</summary>
    public required ImmutableArray<SynapseDescription> Synapses { get; init; }
}

/// <summary>One synapse of a connected pair.</summary>
public sealed record SynapseDescription
{
    /// <summary>Parameters: a record that carries <see cref="SynapseModelAttribute"/>.</summary>
    public object Model { get; init; } = new StaticSynapse();

    /// <summary>Receptor of the target; null lets the sign of each weight choose.</summary>
    public string? Receptor { get; init; }

    /// <summary>Weight, in the unit of the receptor.</summary>
    public required Values Weight { get; init; }

    /// <summary>Delay [ms]; rounded to whole steps, half up, and at least one step.</summary>
    public required Values Delay { get; init; }
}

/// <summary>A stimulus and the neurons that it reaches.</summary>
public sealed record StimulusDescription
{
    /// <summary>Name, unique in the network.</summary>
    public required string Name { get; init; }

    /// <summary>Parameters: a record that carries <see cref="StimulusAttribute"/>.</summary>
    public required object Stimulus { get; init; }

    /// <summary>Neurons reached.</summary>
    public required NodeCollection Target { get; init; }

    /// <summary>Receptor of the target; null lets the sign of the weight choose. Currents need none.</summary>
    public string? Receptor { get; init; }

    /// <summary>Weight of each spike, in the unit of the receptor; for currents, a factor.</summary>
    public Values Weight { get; init; } = new Constant(1);

    /// <summary>Delay [ms].</summary>
    public Values Delay { get; init; } = new Constant(1);
}

/// <summary>A recorder and the neurons that it observes.</summary>
public sealed record RecorderDescription
{
    /// <summary>Name, unique in the network.</summary>
    public required string Name { get; init; }

    /// <summary>Parameters: a record that carries <see cref="RecorderAttribute"/>.</summary>
    public required object Recorder { get; init; }

    /// <summary>Neurons observed.</summary>
    public required NodeCollection Target { get; init; }
}
