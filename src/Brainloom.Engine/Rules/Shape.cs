namespace Brainloom.Engine;

/// <summary>The sizes of the two sides of a projection.</summary>
/// <param name="Sources">Number of presynaptic neurons.</param>
/// <param name="Targets">Number of postsynaptic neurons.</param>
/// <param name="Same">Whether both sides are the same neurons in the same order, so that equal positions would be autapses.</param>
public readonly record struct Shape(int Sources, int Targets, bool Same)
{
    /// <summary>The shape of a projection between two collections.</summary>
    /// <param name="source">Presynaptic neurons.</param>
    /// <param name="target">Postsynaptic neurons.</param>
    /// <param name="positions">Positions of a population.</param>
    public static Shape Of(NodeCollection source, NodeCollection target, Func<int, Positions?> positions) => new(source.Count, target.Count, source.Equals(target))
    {
        SourcePlaces = Places.Of(source, positions),
        TargetPlaces = Places.Of(target, positions),
    };

    /// <summary>Where the presynaptic neurons are; null when that is not said.</summary>
    public Places? SourcePlaces { get; init; }

    /// <summary>Where the postsynaptic neurons are; null when that is not said.</summary>
    public Places? TargetPlaces { get; init; }

    /// <summary>Number of neurons that a neuron on the side of <paramref name="axis"/> may connect with.</summary>
    public int Partners(Axis axis, bool autapses)
    {
        int all = axis == Axis.Source ? Targets : Sources;
        return Same && !autapses ? Math.Max(all - 1, 0) : all;
    }
}
