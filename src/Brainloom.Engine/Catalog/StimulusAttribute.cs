namespace Brainloom.Engine;

/// <summary>A stimulus.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StimulusAttribute(string name) : CatalogEntryAttribute(name);
