namespace Brainloom.Model;

/// <summary>What a number measures, as exponents of time, voltage, current, length and amount of substance.</summary>
public readonly record struct Dimension(sbyte Time, sbyte Voltage, sbyte Current, sbyte Length, sbyte Amount)
{
    /// <summary>A plain number.</summary>
    public static Dimension None => default;

    /// <summary>Dimension of a product.</summary>
    public static Dimension operator *(Dimension a, Dimension b) => new(
        (sbyte)(a.Time + b.Time), (sbyte)(a.Voltage + b.Voltage), (sbyte)(a.Current + b.Current), (sbyte)(a.Length + b.Length), (sbyte)(a.Amount + b.Amount));

    /// <summary>Dimension of a quotient.</summary>
    public static Dimension operator /(Dimension a, Dimension b) => a * b.Power(-1);

    /// <summary>Dimension of a power.</summary>
    public Dimension Power(int n) => new((sbyte)(Time * n), (sbyte)(Voltage * n), (sbyte)(Current * n), (sbyte)(Length * n), (sbyte)(Amount * n));

    /// <summary>Dimension of the square root; null when an exponent is odd.</summary>
    public Dimension? Root() =>
        (Time % 2, Voltage % 2, Current % 2, Length % 2, Amount % 2) != (0, 0, 0, 0, 0)
            ? null
            : new((sbyte)(Time / 2), (sbyte)(Voltage / 2), (sbyte)(Current / 2), (sbyte)(Length / 2), (sbyte)(Amount / 2));

    /// <summary>The usual word for the dimension, or its exponents.</summary>
    public override string ToString() => this switch
    {
        (0, 0, 0, 0, 0) => "a plain number",
        (1, 0, 0, 0, 0) => "a time",
        (-1, 0, 0, 0, 0) => "a rate",
        (0, 1, 0, 0, 0) => "a voltage",
        (0, 0, 1, 0, 0) => "a current",
        (0, -1, 1, 0, 0) => "a conductance",
        (0, 1, -1, 0, 0) => "a resistance",
        (1, -1, 1, 0, 0) => "a capacitance",
        (1, 0, 1, 0, 0) => "a charge",
        (0, 0, 0, 1, 0) => "a length",
        (0, 0, 0, -3, 1) => "a concentration",
        _ => Exponents(),
    };

    string Exponents()
    {
        var parts = new List<string>();
        foreach (var (word, exponent) in new[] { ("time", Time), ("voltage", Voltage), ("current", Current), ("length", Length), ("amount", Amount) })
            if (exponent != 0) parts.Add(exponent == 1 ? word : $"{word}^{exponent}");
        return string.Join("·", parts);
    }
}
