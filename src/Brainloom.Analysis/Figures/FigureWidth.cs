namespace Brainloom.Analysis;

/// <summary>Widths of figures in journals [points].</summary>
public static class FigureWidth
{
    /// <summary>One column: 85 mm.</summary>
    public const double OneColumn = 85 * 72 / 25.4;

    /// <summary>Two columns: 180 mm.</summary>
    public const double TwoColumns = 180 * 72 / 25.4;
}
