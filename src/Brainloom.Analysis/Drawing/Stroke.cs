namespace Brainloom.Analysis;

/// <summary>How a line is drawn.</summary>
/// <param name="Color">Colour.</param>
/// <param name="Width">Width in points.</param>
/// <param name="Dashed">Dashed instead of solid.</param>
public readonly record struct Stroke(Color Color, double Width = 0.75, bool Dashed = false);
