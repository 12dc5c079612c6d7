namespace Brainloom.Engine;

/// <summary>A number for each connection that follows from where its two neurons are.</summary>
/// <param name="Kernel">The number over displacements, in the unit of what it describes.</param>
public sealed record OverDistance(Kernel Kernel) : Values;
