using System.Collections.Immutable;

namespace Brainloom.Model;

/// <summary>A variant of a document, and what was chosen.</summary>
/// <param name="Variant">Its name.</param>
/// <param name="Chosen">The alternative taken.</param>
/// <param name="Alternatives">All of them, in the order of the document.</param>
public sealed record Choice(string Variant, Alternative Chosen, ImmutableArray<Alternative> Alternatives)
{
    /// <summary>What stands in front of the names of the part that it belongs to.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>What is decided, in words; null when the document does not say.</summary>
    public string? Note { get; init; }

    /// <summary>Whether it was chosen: by a document that includes this one, or for this run. Otherwise it is the document's default.</summary>
    public bool IsSet { get; init; }
}
