namespace Brainloom.Model;

/// <summary>One file of a document: the document itself, or one that it includes.</summary>
/// <param name="File">The file.</param>
/// <param name="Prefix">What stands in front of the names that it defines.</param>
/// <param name="Root">Its sections.</param>
public sealed record DocumentPart(string File, string Prefix, MappingNode Root)
{
    /// <summary>Position of the part that includes this one; null for the document itself. Parts stand behind those that include them.</summary>
    public int? IncludedBy { get; init; }

    /// <summary>Alternatives that the document that includes this one chooses for it alone; null where it chooses none.</summary>
    public MappingNode? Choices { get; init; }

    /// <summary>Parameters that the document that includes this one gives other values, as formulas over its own names; null where it gives none.</summary>
    public MappingNode? Given { get; init; }
}
