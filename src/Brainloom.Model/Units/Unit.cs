using System.Diagnostics.CodeAnalysis;

namespace Brainloom.Model;

/// <summary>A unit: a dimension, and the power of ten that leads from it to the coherent units ms, mV, pA, µm, amol.</summary>
/// <remarks>In these, pF and nS are coherent too, so that the numbers of the engine's units pass unchanged.</remarks>
/// <param name="Symbol">As written.</param>
/// <param name="Dimension">Dimension.</param>
/// <param name="Exponent">One of this unit is 10^Exponent coherent ones.</param>
public sealed record Unit(string Symbol, Dimension Dimension, int Exponent)
{
    /// <summary>The unit of plain numbers.</summary>
    public static Unit One { get; } = new("1", Dimension.None, 0);

    static readonly (string Symbol, Dimension Dimension, int Exponent)[] Bases =
    [
        ("s", new(1, 0, 0, 0, 0), 3),
        ("V", new(0, 1, 0, 0, 0), 3),
        ("A", new(0, 0, 1, 0, 0), 12),
        ("m", new(0, 0, 0, 1, 0), 6),
        ("mol", new(0, 0, 0, 0, 1), 18),
        ("Hz", new(-1, 0, 0, 0, 0), -3),
        ("S", new(0, -1, 1, 0, 0), 9),
        ("Ohm", new(0, 1, -1, 0, 0), -9),
        ("Ω", new(0, 1, -1, 0, 0), -9),
        ("F", new(1, -1, 1, 0, 0), 12),
        ("C", new(1, 0, 1, 0, 0), 15),
        ("M", new(0, 0, 0, -3, 1), 3),
    ];

    static readonly (string Symbol, int Exponent)[] Prefixes =
        [("f", -15), ("p", -12), ("n", -9), ("u", -6), ("µ", -6), ("μ", -6), ("m", -3), ("c", -2), ("k", 3), ("M", 6), ("G", 9)];

    /// <summary>All single symbols, with and without prefix.</summary>
    public static IReadOnlyDictionary<string, Unit> Symbols { get; } = AllSymbols();

    /// <summary>Finds a single symbol such as <c>mV</c>.</summary>
    public static bool TryFind(string symbol, [NotNullWhen(true)] out Unit? unit) => Symbols.TryGetValue(symbol, out unit);

    /// <summary>Reads a unit made of symbols, such as <c>mV</c>, <c>pA*ms</c>, <c>1/s</c>, <c>mV/ms^2</c> or <c>1</c>.</summary>
    /// <exception cref="FormatException">The text is no unit.</exception>
    public static Unit Parse(string text)
    {
        var unit = Expression.Parse(text).Evaluate(static name => TryFind(name, out var found) ? found.Times(1) : null);
        int exponent = (int)Math.Round(Math.Log10(unit.Value));
        if (unit.Value <= 0 || Math.Abs(unit.Value / Math.Pow(10, exponent) - 1) > 1e-9) throw new FormatException($"'{text}' is not a unit.");
        return new Unit(text, unit.Dimension, exponent);
    }

    /// <summary>This unit divided by another.</summary>
    public Unit Per(Unit other) => new($"{Symbol}/{other.Symbol}", Dimension / other.Dimension, Exponent - other.Exponent);

    /// <summary>So many of this unit.</summary>
    public Quantity Times(double number) => new(Shift(number, Exponent), Dimension);

    /// <summary>How many of this unit a quantity of the same dimension is.</summary>
    public double Of(Quantity quantity) => Shift(quantity.Value, -Exponent);

    // powers of ten are exact up to 22, so multiplying or dividing by them rounds once
    static double Shift(double number, int exponent) => exponent >= 0 ? number * Math.Pow(10, exponent) : number / Math.Pow(10, -exponent);

    static Dictionary<string, Unit> AllSymbols()
    {
        var symbols = new Dictionary<string, Unit>(StringComparer.Ordinal);
        foreach (var (symbol, dimension, exponent) in Bases)
            symbols.Add(symbol, new Unit(symbol, dimension, exponent));
        foreach (var (symbol, dimension, exponent) in Bases)
            foreach (var prefix in Prefixes)
                symbols.TryAdd(prefix.Symbol + symbol, new Unit(prefix.Symbol + symbol, dimension, exponent + prefix.Exponent));
        return symbols;
    }
}
