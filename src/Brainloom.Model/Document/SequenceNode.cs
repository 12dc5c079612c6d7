using System.Collections.Immutable;

namespace Brainloom.Model;

/// <summary>A list.</summary>
public sealed class SequenceNode(Place place, string path, ImmutableArray<Node> items) : Node(place, path)
{
    /// <summary>The items.</summary>
    public ImmutableArray<Node> Items => items;
}
