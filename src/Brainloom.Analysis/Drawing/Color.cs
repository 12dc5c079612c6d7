namespace Brainloom.Analysis;

/// <summary>A colour in sRGB, each channel from 0 to 255, and its opacity from 0 to 1.</summary>
public readonly record struct Color(byte Red, byte Green, byte Blue, double Opacity = 1)
{
    /// <summary>The colour <c>0xRRGGBB</c>.</summary>
    public static Color Of(int rgb) => new((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb);

    /// <summary>This colour as <c>0xRRGGBB</c>.</summary>
    public int Rgb => (Red << 16) | (Green << 8) | Blue;

    /// <summary>This colour mixed with white: 1 leaves it, 0 is white.</summary>
    public Color Tint(double share) => new(Mix(Red, share), Mix(Green, share), Mix(Blue, share), Opacity);

    private static byte Mix(byte channel, double share) => (byte)Math.Round(255 + (channel - 255) * share);
}
