namespace Brainloom.Engine;

/// <summary>A synapse model.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SynapseModelAttribute(string name) : CatalogEntryAttribute(name);
