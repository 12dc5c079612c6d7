namespace Brainloom.Engine;

/// <summary>A kernel: a number that depends on distance or displacement.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KernelAttribute(string name) : CatalogEntryAttribute(name);
