using System.Collections.Immutable;

namespace Brainloom.Analysis;

/// <summary>Maps values of an axis to positions from 0 to 1.</summary>
/// <param name="Low">Value at position 0.</param>
/// <param name="High">Value at position 1.</param>
/// <param name="Logarithmic">Positions follow the logarithm of the value.</param>
public sealed record Scale(double Low, double High, bool Logarithmic = false)
{
    /// <summary>A linear scale that covers the values and starts and ends at ticks.</summary>
    public static Scale Around(double low, double high, int ticks = 4)
    {
        if (high <= low) high = low + 1;
        double step = Step(high - low, ticks);
        return new Scale(Math.Floor(low / step + 1e-9) * step, Math.Ceiling(high / step - 1e-9) * step);
    }

    /// <summary>Position of a value; outside of 0 to 1 for a value outside the scale.</summary>
    public double Position(double value) => Logarithmic
        ? Math.Log(value / Low) / Math.Log(High / Low)
        : (value - Low) / (High - Low);

    /// <summary>Round values for ticks, at least two where the scale has room for them: multiples of 1, 2 or 5, or powers of ten.</summary>
    /// <param name="count">About how many.</param>
    public ImmutableArray<Tick> Ticks(int count = 4)
    {
        if (Logarithmic)
        {
            int first = (int)Math.Ceiling(Math.Log10(Low) - 1e-9), last = (int)Math.Floor(Math.Log10(High) + 1e-9);
            int stride = Math.Max((last - first) / count, 1);
            return [.. Enumerable.Range(0, Math.Max((last - first) / stride + 1, 0)).Select(i => first + i * stride)
                .Select(exponent => new Tick(Math.Pow(10, exponent), Number.Plain(Math.Pow(10, exponent))))];
        }
        double step = Step(High - Low, count);
        int decimals = Math.Max(0, -(int)Math.Floor(Math.Log10(step) + 1e-9));
        var ticks = ImmutableArray.CreateBuilder<Tick>();
        for (double index = Math.Ceiling(Low / step - 1e-9); index <= High / step + 1e-9; index++)
            ticks.Add(new Tick(index * step, Number.Fixed(index == 0 ? 0 : index * step, decimals)));
        return ticks.ToImmutable();
    }

    /// <summary>The lowest and the highest of a few round values: ticks for a low plot.</summary>
    public ImmutableArray<Tick> Ends => Ticks(2) is [var first, .., var last] ? [first, last] : [];

    private static double Step(double range, int count)
    {
        double rough = range / count;
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return power * ((rough / power) switch { < 1.5 => 1, < 3.5 => 2, < 7.5 => 5, _ => 10 });
    }
}
