namespace Brainloom.Analysis;

/// <summary>Firing rates of single neurons.</summary>
public static class FiringRates
{
    /// <summary>Number of spikes of each neuron, divided by the duration [Hz].</summary>
    /// <param name="neurons">Neuron of each spike.</param>
    /// <param name="size">Number of neurons of the population.</param>
    /// <param name="recorded">Neurons that were recorded; when fewer than the population, the others have no entry in the result.</param>
    /// <param name="duration">Duration of the observation [ms].</param>
    public static double[] PerNeuron(ReadOnlySpan<int> neurons, int size, int recorded, double duration)
    {
        var counts = new int[size];
        foreach (int neuron in neurons) counts[neuron]++;

        // which neurons were recorded shows only in those that fired; the rest of the recorded ones were silent
        var active = recorded == size ? counts : counts.Where(count => count > 0).ToArray();
        var rates = new double[recorded];
        for (int i = 0; i < active.Length; i++) rates[i] = active[i] * 1000.0 / duration;
        return rates;
    }
}
