namespace Brainloom.Analysis;

/// <summary>Synchrony of pairs: the Pearson correlation of binned spike counts.</summary>
/// <remarks><code>ρ_ij = (⟨n_i n_j⟩ − ⟨n_i⟩⟨n_j⟩) / (σ_i σ_j),   n: spikes of a neuron in a bin</code></remarks>
public static class PairwiseCorrelation
{
    /// <summary>Width of a bin [ms]: about one synaptic delay, so that common input falls into one bin.</summary>
    public const double Bin = 2;

    /// <summary>Neurons drawn from a population.</summary>
    public const int MaximumNeurons = 250;

    /// <summary>Correlation of every pair of up to <paramref name="maximumNeurons"/> active neurons.</summary>
    /// <remarks>Active is who fires at least once. The neurons are evenly spaced among the active ones, so the choice needs no random numbers.
    /// A neuron that has the same count in every bin has no correlation and is left out.</remarks>
    /// <param name="steps">Step of each spike, ascending, all in the bins.</param>
    /// <param name="neurons">Neuron of each spike.</param>
    /// <param name="size">Number of neurons of the population.</param>
    /// <param name="firstStep">Step before the first bin.</param>
    /// <param name="binSteps">Width of a bin in steps.</param>
    /// <param name="bins">Number of bins; spikes after the last are ignored.</param>
    /// <param name="maximumNeurons">Most neurons to draw.</param>
    public static double[] Pairs(ReadOnlySpan<int> steps, ReadOnlySpan<int> neurons, int size, long firstStep, int binSteps, int bins,
        int maximumNeurons = MaximumNeurons)
    {
        int[] place = Choose(neurons, size, maximumNeurons, out int chosen);
        var sums = new long[chosen];
        var squares = new long[chosen];
        var products = new long[chosen * chosen];
        var counts = new int[chosen];
        var present = new List<int>();

        // one bin after the other: only neurons that fire in a bin add to the products
        long bin = 0;
        for (int i = 0; i < steps.Length; i++)
        {
            long next = (steps[i] - firstStep - 1) / binSteps;
            if (next >= bins) break;
            if (next != bin) Flush();
            bin = next;
            int neuron = place[neurons[i]];
            if (neuron >= 0 && counts[neuron]++ == 0) present.Add(neuron);
        }
        Flush();
        return Normalise(sums, squares, products, bins);

        void Flush()
        {
            for (int a = 0; a < present.Count; a++)
            {
                long n = counts[present[a]];
                sums[present[a]] += n;
                squares[present[a]] += n * n;
                for (int b = 0; b < a; b++)
                    products[Math.Max(present[a], present[b]) * chosen + Math.Min(present[a], present[b])] += n * counts[present[b]];
            }
            foreach (int neuron in present) counts[neuron] = 0;
            present.Clear();
        }
    }

    private static int[] Choose(ReadOnlySpan<int> neurons, int size, int maximumNeurons, out int chosen)
    {
        var place = new int[size];
        Array.Fill(place, -1);
        foreach (int neuron in neurons) place[neuron] = 0;
        int[] active = [.. Enumerable.Range(0, size).Where(neuron => place[neuron] == 0)];
        foreach (int neuron in active) place[neuron] = -1;

        chosen = Math.Min(active.Length, maximumNeurons);
        for (int i = 0; i < chosen; i++) place[active[(long)i * active.Length / chosen]] = i;
        return place;
    }

    private static double[] Normalise(long[] sums, long[] squares, long[] products, long bins)
    {
        int chosen = sums.Length;
        var deviation = new double[chosen];
        for (int i = 0; i < chosen; i++) deviation[i] = Math.Sqrt(bins * squares[i] - sums[i] * sums[i]);

        var result = new List<double>(chosen * (chosen - 1) / 2);
        for (int i = 1; i < chosen; i++)
            for (int j = 0; j < i; j++)
                if (deviation[i] > 0 && deviation[j] > 0)
                    result.Add((bins * products[i * chosen + j] - sums[i] * sums[j]) / (deviation[i] * deviation[j]));
        return [.. result];
    }
}
