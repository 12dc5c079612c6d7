namespace Brainloom.Engine;

/// <summary>A mask: a region around the source.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MaskAttribute(string name) : CatalogEntryAttribute(name);
