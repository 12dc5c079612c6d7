namespace Brainloom.Engine;

/// <summary>Logarithms of factorials.</summary>
static class LogFactorial
{
    static ReadOnlySpan<double> Small =>
    [
        0.08106146679532726, 0.04134069595540929, 0.02767792568499834, 0.02079067210376509, 0.01664469118982119,
        0.01387612882307075, 0.01189670994589177, 0.01041126526197209, 0.009255462182712733, 0.008330563433362871,
    ];

    /// <summary>ln n!</summary>
    public static double Of(double n) => (n + .5) * Math.Log(n + 1) - (n + 1) + .91893853320467274178 + StirlingTail(n);

    /// <summary>ln n! - [(n + ½) ln(n + 1) - (n + 1) + ½ ln 2π], the part that Stirling's formula leaves.</summary>
    public static double StirlingTail(double n)
    {
        if (n < Small.Length) return Small[(int)n];
        double square = (n + 1) * (n + 1);
        return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - 1.0 / 1680 / square) / square) / square) / (n + 1);
    }
}
