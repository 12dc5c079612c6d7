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

    /// <summary>Dimension of a power; null when an exponent is then no whole number, or beyond a hundred.</summary>
    public Dimension? Power(double n)
    {
        // thirds and the like are not exact, so that nearly whole is whole
        bool whole = true;
        sbyte Raised(sbyte exponent)
        {
            double raised = exponent * n, nearest = Math.Round(raised);
            whole &= Math.Abs(raised - nearest) < 1e-9 && Math.Abs(nearest) <= 100;
            return whole ? (sbyte)nearest : (sbyte)0;
        }
        var power = new Dimension(Raised(Time), Raised(Voltage), Raised(Current), Raised(Length), Raised(Amount));
        return whole ? power : null;
    }

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
