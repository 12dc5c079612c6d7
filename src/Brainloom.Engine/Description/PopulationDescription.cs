using System.Collections.Immutable;

namespace Brainloom.Engine;

/// <summary>Neurons that share a model.</summary>
public sealed record PopulationDescription
{
    /// <summary>Name, unique in the network.</summary>
    public required string Name { get; init; }

    /// <summary>Number of neurons.</summary>
    public required int Size { get; init; }

    /// <summary>Where the neurons are; null when nobody asks.</summary>
    public Positions? Positions { get; init; }

    /// <summary>Parameters: a record that carries <see cref="NeuronModelAttribute"/>.</summary>
    public required object Neuron { get; init; }

    /// <summary>Parameters that differ between neurons; they take the place of those in <see cref="Neuron"/>.</summary>
    public ImmutableSortedDictionary<string, Values> Parameters { get; init; } = ImmutableSortedDictionary<string, Values>.Empty;

    /// <summary>State variables at time zero, named as in the neuron model; those not named start where the model rests.</summary>
    public ImmutableSortedDictionary<string, Values> InitialState { get; init; } = ImmutableSortedDictionary<string, Values>.Empty;
}
