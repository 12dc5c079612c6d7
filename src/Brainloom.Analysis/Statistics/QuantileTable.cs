using System.Collections.Immutable;

namespace Brainloom.Analysis;

/// <summary>A distribution given by its quantiles, as published results state it.</summary>
public sealed record QuantileTable
{
    /// <summary>A table of <paramref name="values"/> at <paramref name="levels"/>, both ascending.</summary>
    /// <exception cref="ArgumentException">The table has fewer than two rows, its columns differ in length, or one descends.</exception>
    public QuantileTable(ImmutableArray<double> levels, ImmutableArray<double> values)
    {
        if (levels.Length != values.Length) throw new ArgumentException("A quantile table needs as many values as levels.", nameof(values));
        if (levels.Length < 2) throw new ArgumentException("A quantile table needs at least two rows.", nameof(levels));
        for (int i = 1; i < levels.Length; i++)
        {
            if (levels[i] <= levels[i - 1]) throw new ArgumentException("The levels of a quantile table must ascend.", nameof(levels));
            if (values[i] < values[i - 1]) throw new ArgumentException("The values of a quantile table must not descend.", nameof(values));
        }
        if (levels[0] < 0 || levels[^1] > 1) throw new ArgumentException("The levels of a quantile table lie between 0 and 1.", nameof(levels));
        Levels = levels;
        Values = values;
    }

    /// <summary>Evenly spaced levels from 0 to 1.</summary>
    public static ImmutableArray<double> EvenLevels(int count) => [.. Enumerable.Range(0, count).Select(i => (double)i / (count - 1))];

    /// <summary>Probabilities, ascending.</summary>
    public ImmutableArray<double> Levels { get; }

    /// <summary>The values below which that part of the distribution lies.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>The value at <paramref name="level"/>, linear between rows.</summary>
    public double Quantile(double level) => Interpolate(Levels, Values, level);

    /// <summary>Probability of a value up to and with <paramref name="x"/>; several rows of one value make a jump.</summary>
    public double Cumulative(double x)
    {
        if (x < Values[0]) return 0;
        if (x >= Values[^1]) return 1;
        int above = Values.Length - 1;
        while (Values[above - 1] > x) above--;
        return Between(above, x);
    }

    /// <summary>Probability of a value below <paramref name="x"/>.</summary>
    public double Below(double x)
    {
        if (x <= Values[0]) return 0;
        if (x > Values[^1]) return 1;
        int above = 1;
        while (Values[above] < x) above++;
        return Between(above, x);
    }

    private double Between(int above, double x) =>
        Levels[above - 1] + (Levels[above] - Levels[above - 1]) * (x - Values[above - 1]) / (Values[above] - Values[above - 1]);

    private static double Interpolate(ImmutableArray<double> from, ImmutableArray<double> to, double at)
    {
        if (at <= from[0]) return to[0];
        int above = 1;
        while (above < from.Length - 1 && from[above] < at) above++;
        return to[above - 1] + (to[above] - to[above - 1]) * Math.Min((at - from[above - 1]) / (from[above] - from[above - 1]), 1);
    }

    /// <summary>Equal when levels and values are equal, in order.</summary>
    public bool Equals(QuantileTable? other) => other is not null && Levels.SequenceEqual(other.Levels) && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override int GetHashCode() => Values.Aggregate(Levels.Length, HashCode.Combine);
}
