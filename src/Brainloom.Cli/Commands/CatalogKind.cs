using System.Collections.Immutable;
using Brainloom.Engine;

namespace Brainloom.Cli.Commands;

/// <summary>One kind of catalogue entry.</summary>
/// <param name="Title">The kind in the plural, as a heading.</param>
/// <param name="Name">One of the kind.</param>
/// <param name="Entries">The entries by name.</param>
sealed record CatalogKind(string Title, string Name, ImmutableSortedDictionary<string, CatalogEntry> Entries)
{
    /// <summary>All kinds, in the order in which a modeller meets them.</summary>
    public static ImmutableArray<CatalogKind> Of(Catalog catalog) =>
    [
        new("Neuron models", "neuron model", catalog.NeuronModels),
        new("Synapse models", "synapse model", catalog.SynapseModels),
        new("Connection rules", "connection rule", catalog.ConnectionRules),
        new("Stimuli", "stimulus", catalog.Stimuli),
        new("Recorders", "recorder", catalog.Recorders),
        new("Distributions", "distribution", catalog.Distributions),
        new("Kernels", "kernel", catalog.Kernels),
        new("Masks", "mask", catalog.Masks),
    ];

    /// <summary>The reference page of this kind.</summary>
    public string Page => Title.ToLowerInvariant().Replace(' ', '-') + ".md";
}
