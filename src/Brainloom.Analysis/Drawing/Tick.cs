namespace Brainloom.Analysis;

/// <summary>A marked value of an axis.</summary>
/// <param name="Value">The value.</param>
/// <param name="Label">Its text.</param>
public readonly record struct Tick(double Value, string Label);
