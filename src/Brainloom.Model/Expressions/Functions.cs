using System.Collections.Frozen;

namespace Brainloom.Model;

/// <summary>The functions of expressions.</summary>
static class Functions
{
    static readonly FrozenDictionary<string, (int Least, int Most, Func<Quantity[], Quantity> Apply)> All = new Dictionary<string, (int Least, int Most, Func<Quantity[], Quantity> Apply)>(StringComparer.Ordinal)
    {
        ["exp"] = Plain(Math.Exp),
        ["log"] = Plain(Math.Log),
        ["log10"] = Plain(Math.Log10),
        ["sin"] = Plain(Math.Sin),
        ["cos"] = Plain(Math.Cos),
        ["cosh"] = Plain(Math.Cosh),
        ["tanh"] = Plain(Math.Tanh),
        ["round"] = Plain(x => Math.Round(x, MidpointRounding.ToEven)),
        ["floor"] = Plain(Math.Floor),
        ["ceil"] = Plain(Math.Ceiling),
        ["lambert_wm1"] = Plain(LambertWm1),
        ["sqrt"] = (1, 1, a => Root(a[0])),
        ["abs"] = (1, 1, a => a[0] with { Value = Math.Abs(a[0].Value) }),
        ["min"] = (1, 100, a => a.Aggregate((x, y) => new(Math.Min(x.Value, y.Value), Quantity.Same(x, y, "compare")))),
        ["max"] = (1, 100, a => a.Aggregate((x, y) => new(Math.Max(x.Value, y.Value), Quantity.Same(x, y, "compare")))),
        ["if"] = (3, 3, a => a[0].Value != 0 ? a[1] : a[2]),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> Names => All.Keys;

    /// <exception cref="FormatException">There is no such function, or it takes another number of arguments.</exception>
    public static void Check(string function, int arguments)
    {
        if (!All.TryGetValue(function, out var known)) throw new FormatException($"There is no function '{function}'. There are {string.Join(", ", Names)}.");
        if (arguments < known.Least || arguments > known.Most)
            throw new FormatException($"'{function}' takes {(known.Least == known.Most ? $"{known.Least}" : "one or more")} arguments, not {arguments}.");
    }

    public static Quantity Apply(string function, Quantity[] arguments) => All[function].Apply(arguments);

    /// <summary>A power; a number with a unit may be raised to any exponent that leaves a whole power of the unit.</summary>
    public static Quantity Power(Quantity a, Quantity exponent)
    {
        double n = Number(exponent);
        if (a.Dimension == Dimension.None) return Math.Pow(a.Value, n);
        var dimension = a.Dimension.Power(n) ?? throw new FormatException($"{a.Dimension} cannot be raised to the power {exponent}.");
        return new(n == .5 ? Math.Sqrt(a.Value) : Math.Pow(a.Value, n), dimension);
    }

    static Quantity Root(Quantity a) =>
        new(Math.Sqrt(a.Value), a.Dimension.Power(.5) ?? throw new FormatException($"{a.Dimension} has no square root."));

    static (int, int, Func<Quantity[], Quantity>) Plain(Func<double, double> function) => (1, 1, a => function(Number(a[0])));

    static double Number(Quantity a) =>
        a.Dimension == Dimension.None ? a.Value : throw new FormatException($"A plain number is needed here, not {a.Dimension}.");

    /// <summary>The lower branch of Lambert's function: the w ≤ -1 with w·exp(w) = x, for -1/e ≤ x &lt; 0, by Halley's iteration.</summary>
    static double LambertWm1(double x)
    {
        if (x >= 0 || x < -1 / Math.E) return double.NaN;
        double w = x < -.25 ? -1 - Math.Sqrt(2 * (1 + Math.E * x)) : Math.Log(-x) - Math.Log(-Math.Log(-x));
        for (int i = 0; i < 50; i++)
        {
            double e = Math.Exp(w), f = w * e - x;
            double step = f / (e * (w + 1) - (w + 2) * f / (2 * w + 2));
            if (double.IsNaN(step)) return w;
            w -= step;
            if (Math.Abs(step) < 1e-15 * Math.Abs(w)) return w;
        }
        return w;
    }
}
