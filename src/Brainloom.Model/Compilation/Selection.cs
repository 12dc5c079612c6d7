using System.Collections.Immutable;
using Brainloom.Engine;

namespace Brainloom.Model;

/// <summary>Part of a population.</summary>
/// <param name="Population">The population.</param>
/// <param name="FullCount">Neurons at full scale.</param>
/// <param name="Nodes">Neurons as built.</param>
sealed record SelectedPart(PopulationSpec Population, int FullCount, NodeCollection Nodes);

/// <summary>Neurons that a document names.</summary>
/// <param name="Parts">Their populations, in order.</param>
sealed record Selection(ImmutableArray<SelectedPart> Parts)
{
    /// <summary>The neurons as built.</summary>
    public NodeCollection Nodes { get; } = Parts.Aggregate(new NodeCollection([]), (all, part) => all.Join(part.Nodes));

    /// <summary>Number of neurons at full scale.</summary>
    public int FullCount { get; } = Parts.Sum(part => part.FullCount);

    /// <summary>The value of a property that all populations share: their own, the number of neurons, or the sign.</summary>
    public Quantity? Property(string name)
    {
        if (name == "size") return FullCount;
        Quantity? common = null;
        foreach (var part in Parts)
        {
            Quantity? own = part.Population.Properties.TryGetValue(name, out var value) ? value : name == "sign" ? part.Population.Sign : null;
            if (own is null || (common is not null && common != own)) return null;
            common = own;
        }
        return common;
    }

    /// <summary>Names of all properties.</summary>
    public IEnumerable<string> Properties => Parts.SelectMany(part => part.Population.Properties.Keys).Append("size").Append("sign").Distinct();
}
