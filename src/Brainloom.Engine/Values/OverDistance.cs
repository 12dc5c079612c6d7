namespace Brainloom.Engine;

/// <summary>Numbers that follow from where source and target of a connection lie, such as a delay that grows with the distance.</summary>
/// <param name="Kernel">Function of the displacement from source to target, in the unit of the value.</param>
public sealed record OverDistance(Kernel Kernel) : Values;
