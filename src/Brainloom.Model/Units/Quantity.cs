using System.Globalization;

namespace Brainloom.Model;

/// <summary>A number with a dimension, in the coherent units ms, mV, pA, µm, amol.</summary>
/// <param name="Value">Number of coherent units.</param>
/// <param name="Dimension">Dimension.</param>
public readonly record struct Quantity(double Value, Dimension Dimension)
{
    /// <summary>A plain number.</summary>
    public static implicit operator Quantity(double number) => new(number, Dimension.None);

    /// <summary>Sum of two quantities of one dimension.</summary>
    /// <exception cref="FormatException">The dimensions differ.</exception>
    public static Quantity operator +(Quantity a, Quantity b) => new(a.Value + b.Value, Same(a, b, "add"));

    /// <summary>Difference of two quantities of one dimension.</summary>
    /// <exception cref="FormatException">The dimensions differ.</exception>
    public static Quantity operator -(Quantity a, Quantity b) => new(a.Value - b.Value, Same(a, b, "subtract"));

    /// <summary>The opposite.</summary>
    public static Quantity operator -(Quantity a) => a with { Value = -a.Value };

    /// <summary>Product.</summary>
    public static Quantity operator *(Quantity a, Quantity b) => new(a.Value * b.Value, a.Dimension * b.Dimension);

    /// <summary>Quotient.</summary>
    public static Quantity operator /(Quantity a, Quantity b) => new(a.Value / b.Value, a.Dimension / b.Dimension);

    /// <summary>The common dimension of two quantities.</summary>
    /// <exception cref="FormatException">The dimensions differ.</exception>
    public static Dimension Same(Quantity a, Quantity b, string verb) =>
        a.Dimension == b.Dimension ? a.Dimension : throw new FormatException($"Cannot {verb} {a.Dimension} and {b.Dimension}.");

    /// <inheritdoc/>
    public override string ToString() =>
        Dimension == Dimension.None ? Value.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{Value} ({Dimension})");
}
