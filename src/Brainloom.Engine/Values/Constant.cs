namespace Brainloom.Engine;

/// <summary>The same number everywhere.</summary>
public sealed record Constant(double Value) : Values;
