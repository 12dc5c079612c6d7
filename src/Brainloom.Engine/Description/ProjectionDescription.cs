using System.Collections.Immutable;

namespace Brainloom.Engine;

/// <summary>Connections from some neurons to others, made by one rule.</summary>
/// <remarks>Both sides are the same neurons, so that there can be autapses, when source and target are equal collections.</remarks>
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
