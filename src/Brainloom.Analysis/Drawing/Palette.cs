using System.Collections.Immutable;

namespace Brainloom.Analysis;

/// <summary>Colours that mean the same in every figure.</summary>
public static class Palette
{
    /// <summary>Excitatory: blue of Okabe and Ito.</summary>
    public static readonly Color Excitatory = Color.Of(0x0072B2);

    /// <summary>Inhibitory: vermilion of Okabe and Ito.</summary>
    public static readonly Color Inhibitory = Color.Of(0xD55E00);

    /// <summary>Neither, or not known.</summary>
    public static readonly Color Unknown = Color.Of(0x555555);

    /// <summary>Text, axes and ticks.</summary>
    public static readonly Color Ink = Color.Of(0x222222);

    /// <summary>Secondary text and guide lines.</summary>
    public static readonly Color Quiet = Color.Of(0x6B6B6B);

    /// <summary>Reference data behind a measured distribution.</summary>
    public static readonly Color Reference = Color.Of(0xC4C4C4);

    /// <summary>Separators.</summary>
    public static readonly Color Hairline = Color.Of(0xDDDDDD);

    // of Okabe and Ito, without the colours of signs
    private static readonly ImmutableArray<int> Others = [0x009E73, 0xE69F00, 0x56B4E9, 0xCC79A7, 0x999999, 0x8C6D1F];

    /// <summary>The colour of the category of that number.</summary>
    public static Color Category(int number) => Color.Of(Others[number % Others.Length]);

    /// <summary>The colour of a sign.</summary>
    public static Color Of(Sign sign) => sign switch
    {
        Sign.Excitatory => Excitatory,
        Sign.Inhibitory => Inhibitory,
        _ => Unknown,
    };

    // matplotlib's viridis (CC0, Smith and van der Walt 2015) at every sixteenth
    private static readonly ImmutableArray<int> Viridis =
    [
        0x440154, 0x481A6C, 0x472F7D, 0x414487, 0x39568C, 0x31688E, 0x2A788E, 0x23888E, 0x1F988B,
        0x22A884, 0x35B779, 0x54C568, 0x7AD151, 0xA5DB36, 0xD2E21B, 0xEAE51A, 0xFDE725,
    ];

    /// <summary>The sequential scale viridis at <paramref name="share"/>, from 0 to 1.</summary>
    public static Color Sequential(double share)
    {
        double position = Math.Clamp(share, 0, 1) * (Viridis.Length - 1);
        int below = Math.Min((int)position, Viridis.Length - 2);
        Color a = Color.Of(Viridis[below]), b = Color.Of(Viridis[below + 1]);
        double t = position - below;
        return new Color(Mix(a.Red, b.Red, t), Mix(a.Green, b.Green, t), Mix(a.Blue, b.Blue, t));
    }

    private static byte Mix(byte a, byte b, double t) => (byte)Math.Round(a + (b - a) * t);
}
