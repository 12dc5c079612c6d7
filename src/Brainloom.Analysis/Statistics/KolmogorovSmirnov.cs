namespace Brainloom.Analysis;

/// <summary>Distance between two distributions: the largest difference of their cumulative functions, from 0 to 1.</summary>
/// <remarks><code>D = sup_x |F(x) − G(x)|</code></remarks>
public static class KolmogorovSmirnov
{
    /// <summary>Distance between two samples.</summary>
    /// <exception cref="ArgumentException">A sample is empty.</exception>
    public static double Distance(SampleDistribution first, SampleDistribution second)
    {
        RequireValues(first);
        RequireValues(second);
        ReadOnlySpan<double> a = first.Sorted, b = second.Sorted;
        double distance = 0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            double x = Math.Min(a[i], b[j]);
            while (i < a.Length && a[i] == x) i++;
            while (j < b.Length && b[j] == x) j++;
            distance = Math.Max(distance, Math.Abs((double)i / a.Length - (double)j / b.Length));
        }
        return distance;
    }

    /// <summary>Distance between a sample and a distribution given by its quantiles; exact up to half the spacing of the levels.</summary>
    /// <remarks>Values that are multiples of a quantum (spike counts over a duration) are comparable only when both have the same quantum.</remarks>
    /// <exception cref="ArgumentException">The sample is empty.</exception>
    public static double Distance(SampleDistribution sample, QuantileTable table)
    {
        RequireValues(sample);
        double distance = 0;
        foreach (double x in sample.Sorted) Compare(x);
        foreach (double x in table.Values) Compare(x);
        return distance;

        void Compare(double x)
        {
            distance = Math.Max(distance, Math.Abs(sample.Cumulative(x) - table.Cumulative(x)));
            distance = Math.Max(distance, Math.Abs(sample.Below(x) - table.Below(x)));
        }
    }

    private static void RequireValues(SampleDistribution sample)
    {
        if (sample.Count == 0) throw new ArgumentException("The distance needs at least one value in each sample.", nameof(sample));
    }
}
