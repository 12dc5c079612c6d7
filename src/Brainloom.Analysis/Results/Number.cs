using System.Globalization;

namespace Brainloom.Analysis;

/// <summary>Numbers as people read them: few significant digits, spaced thousands, a real minus sign.</summary>
public static class Number
{
    private const char ThinSpace = '\u2009';
    private const char Minus = '\u2212';

    /// <summary>A number with up to <paramref name="digits"/> significant digits; <c>—</c> for none.</summary>
    public static string Text(double? value, int digits = 3)
    {
        if (value is not { } number || !double.IsFinite(number)) return "—";
        if (number == 0) return "0";
        int magnitude = (int)Math.Floor(Math.Log10(Math.Abs(number)));
        if (magnitude is < -5 or > 9) return number.ToString("0." + new string('#', digits - 1) + "e0", CultureInfo.InvariantCulture).Replace('-', Minus);
        return Fixed(number, Math.Clamp(digits - 1 - magnitude, 0, 15));
    }

    /// <summary>A number that someone chose, as they would write it: up to six decimals, no trailing zeros.</summary>
    public static string Plain(double value) =>
        value.ToString("#,0.######", CultureInfo.InvariantCulture).Replace(',', ThinSpace).Replace('-', Minus);

    /// <summary>A number with a fixed count of decimals.</summary>
    public static string Fixed(double value, int decimals)
    {
        double rounded = Math.Round(value, decimals);
        string text = (rounded == 0 ? 0 : value).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return text.Replace(',', ThinSpace).Replace('-', Minus);
    }

    /// <summary>A count with spaced thousands.</summary>
    public static string Count(long value) => Fixed(value, 0);

    /// <summary>A unit with the space before it; nothing for an empty unit.</summary>
    public static string Unit(string unit) => unit.Length == 0 ? "" : $"\u00a0{unit}";

    /// <summary>A number with an SI prefix before the unit: <c>1.59 G</c>.</summary>
    public static string Prefixed(double value, string unit)
    {
        string[] prefixes = ["", "k", "M", "G", "T", "P"];
        int step = 0;
        for (; Math.Abs(value) >= 1000 && step < prefixes.Length - 1; step++) value /= 1000;
        return $"{Text(value)}\u00a0{prefixes[step]}{unit}";
    }
}
