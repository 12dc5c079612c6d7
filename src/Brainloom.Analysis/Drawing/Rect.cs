namespace Brainloom.Analysis;

/// <summary>A rectangle on a canvas, in points (1/72 inch) from its upper left corner.</summary>
public readonly record struct Rect(double Left, double Top, double Width, double Height)
{
    /// <summary>Right edge.</summary>
    public double Right => Left + Width;

    /// <summary>Lower edge.</summary>
    public double Bottom => Top + Height;

    /// <summary>Half way between top and bottom.</summary>
    public double Middle => Top + Height / 2;
}
