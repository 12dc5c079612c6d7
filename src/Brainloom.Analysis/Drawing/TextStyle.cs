namespace Brainloom.Analysis;

/// <summary>How a text is set.</summary>
/// <param name="Color">Colour.</param>
/// <param name="Size">Size in points.</param>
/// <param name="Anchor">The part that stands at the place given.</param>
/// <param name="Bold">Bold instead of regular.</param>
/// <param name="Upwards">Read from bottom to top.</param>
public readonly record struct TextStyle(Color Color, double Size = TextStyle.Body, Anchor Anchor = Anchor.Start, bool Bold = false, bool Upwards = false)
{
    /// <summary>Size of text in figures.</summary>
    public const double Body = 8;

    /// <summary>Size of tick labels.</summary>
    public const double Small = 7;

    /// <summary>Height of a capital letter per size.</summary>
    public const double CapHeight = 0.72;

    /// <summary>A width that the text does not exceed in the sans-serif fonts in use [points].</summary>
    public static double WidthOf(string text, double size) => text.Length * size * 0.62;
}
