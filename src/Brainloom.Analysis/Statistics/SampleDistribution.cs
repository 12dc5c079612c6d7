using System.Collections.Immutable;

namespace Brainloom.Analysis;

/// <summary>The distribution of a sample.</summary>
public sealed class SampleDistribution
{
    private readonly double[] sorted;

    /// <summary>The distribution of <paramref name="values"/>, in any order.</summary>
    public SampleDistribution(IEnumerable<double> values)
    {
        sorted = [.. values];
        Array.Sort(sorted);
        Mean = sorted.Length == 0 ? null : sorted.Sum() / sorted.Length;
        StandardDeviation = Mean is { } mean ? Math.Sqrt(sorted.Sum(value => (value - mean) * (value - mean)) / sorted.Length) : null;
    }

    /// <summary>Number of values.</summary>
    public int Count => sorted.Length;

    /// <summary>The values, ascending.</summary>
    public ReadOnlySpan<double> Sorted => sorted;

    /// <summary>Arithmetic mean; null without values.</summary>
    public double? Mean { get; }

    /// <summary>Standard deviation of the values; null without values.</summary>
    public double? StandardDeviation { get; }

    /// <summary>The value at a fraction <paramref name="level"/> of the sorted sample, linear between neighbours.</summary>
    /// <remarks>Definition 7 of Hyndman and Fan 1996 (10.2307/2684934), the default of R and NumPy.</remarks>
    /// <exception cref="InvalidOperationException">The sample is empty.</exception>
    public double Quantile(double level)
    {
        if (sorted.Length == 0) throw new InvalidOperationException("An empty sample has no quantiles.");
        double position = level * (sorted.Length - 1);
        int below = Math.Clamp((int)position, 0, sorted.Length - 1);
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /// <summary>The quantiles at <paramref name="levels"/> as a table.</summary>
    public QuantileTable Table(ImmutableArray<double> levels) => new(levels, [.. levels.Select(Quantile)]);

    /// <summary>Fraction of values up to and with <paramref name="x"/>.</summary>
    public double Cumulative(double x) => Fraction(CountUpTo(x));

    /// <summary>Fraction of values below <paramref name="x"/>.</summary>
    public double Below(double x) => Fraction(CountBelow(x));

    private double Fraction(int count) => sorted.Length == 0 ? 0 : (double)count / sorted.Length;

    private int CountUpTo(double x) => Search(x, orEqual: true);

    private int CountBelow(double x) => Search(x, orEqual: false);

    private int Search(double x, bool orEqual)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (sorted[middle] < x || (orEqual && sorted[middle] == x)) low = middle + 1; else high = middle;
        }
        return low;
    }
}
