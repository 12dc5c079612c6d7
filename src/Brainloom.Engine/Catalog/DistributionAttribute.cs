namespace Brainloom.Engine;

/// <summary>A probability distribution of parameter values.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DistributionAttribute(string name) : CatalogEntryAttribute(name);
