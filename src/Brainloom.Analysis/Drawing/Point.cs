namespace Brainloom.Analysis;

/// <summary>A place on a canvas, in points (1/72 inch) from its upper left corner.</summary>
public readonly record struct Point(double X, double Y);
