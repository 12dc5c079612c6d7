namespace Brainloom.Analysis;

/// <summary>Rate of a population over time.</summary>
public static class PopulationRate
{
    /// <summary>Spikes in each bin; bin i covers the steps after firstStep + i·binSteps, up to and with firstStep + (i+1)·binSteps.</summary>
    /// <param name="steps">Step of each spike.</param>
    /// <param name="firstStep">Step before the first bin.</param>
    /// <param name="binSteps">Width of a bin in steps.</param>
    /// <param name="bins">Number of bins; spikes outside are ignored.</param>
    public static int[] Counts(ReadOnlySpan<int> steps, long firstStep, int binSteps, int bins)
    {
        var counts = new int[bins];
        foreach (int step in steps)
        {
            long offset = step - firstStep - 1;
            if (offset >= 0 && offset / binSteps < bins) counts[offset / binSteps]++;
        }
        return counts;
    }

    /// <summary>Spikes per neuron and second in each bin [Hz].</summary>
    /// <param name="counts">Spikes in each bin.</param>
    /// <param name="neurons">Neurons observed.</param>
    /// <param name="bin">Width of a bin [ms].</param>
    public static double[] Hertz(ReadOnlySpan<int> counts, int neurons, double bin)
    {
        var rates = new double[counts.Length];
        for (int i = 0; i < counts.Length; i++) rates[i] = counts[i] * 1000.0 / (neurons * bin);
        return rates;
    }
}
