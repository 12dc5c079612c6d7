namespace Brainloom.Engine;

/// <summary>A recorder.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RecorderAttribute(string name) : CatalogEntryAttribute(name);
