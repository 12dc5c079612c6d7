namespace Brainloom.Engine;

/// <summary>A connection rule.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ConnectionRuleAttribute(string name) : CatalogEntryAttribute(name);
