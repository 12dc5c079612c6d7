using System.Collections.Immutable;
using Brainloom.Engine;

namespace Brainloom.Model;

/// <summary>A population as the document describes it.</summary>
public sealed record PopulationSpec
{
    /// <summary>Name, unique in the model.</summary>
    public required string Name { get; init; }

    /// <summary>Position in the network.</summary>
    public required int Index { get; init; }

    /// <summary>Neuron model.</summary>
    public required CatalogEntry Model { get; init; }

    /// <summary>Number of neurons at full scale.</summary>
    public required int FullSize { get; init; }

    /// <summary>Number of neurons as built.</summary>
    public required int Size { get; init; }

    /// <summary>Region, layer, sign and further words.</summary>
    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Named values of the population for formulas.</summary>
    public ImmutableSortedDictionary<string, Quantity> Properties { get; init; } = ImmutableSortedDictionary<string, Quantity>.Empty;

    /// <summary>Where the neurons are; null when the document does not say.</summary>
    public Positions? Positions { get; init; }

    /// <summary>1 for excitatory, -1 for inhibitory, 0 when the document does not say.</summary>
    public int Sign => Tags.GetValueOrDefault("sign") switch { "excitatory" => 1, "inhibitory" => -1, _ => 0 };
}
