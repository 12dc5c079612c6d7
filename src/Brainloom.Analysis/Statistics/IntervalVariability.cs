namespace Brainloom.Analysis;

/// <summary>Irregularity of spike trains: the coefficient of variation of inter-spike intervals.</summary>
/// <remarks><code>CV = σ(ISI) / ⟨ISI⟩        0: clock, 1: Poisson process</code></remarks>
public static class IntervalVariability
{
    /// <summary>Intervals below which a neuron is left out: its estimate would be biased towards zero.</summary>
    public const int MinimumIntervals = 5;

    /// <summary>CV of each neuron that has at least <paramref name="minimumIntervals"/> intervals, in the order of neurons.</summary>
    /// <param name="steps">Step of each spike, ascending.</param>
    /// <param name="neurons">Neuron of each spike.</param>
    /// <param name="size">Number of neurons of the population.</param>
    /// <param name="minimumIntervals">Least number of intervals of a neuron.</param>
    public static double[] PerNeuron(ReadOnlySpan<int> steps, ReadOnlySpan<int> neurons, int size, int minimumIntervals = MinimumIntervals)
    {
        var trains = new Intervals[size];
        for (int i = 0; i < steps.Length; i++) trains[neurons[i]].Add(steps[i]);

        var result = new List<double>();
        foreach (ref readonly var train in trains.AsSpan())
            if (train.Count >= Math.Max(minimumIntervals, 1)) result.Add(train.Variability);
        return [.. result];
    }

    // Sums of integers are exact: a regular train has a CV of exactly zero.
    private struct Intervals
    {
        public int Count;
        private bool started;
        private int last;
        private long sum;
        private long squares;

        public void Add(int step)
        {
            if (started)
            {
                long interval = step - last;
                Count++;
                sum += interval;
                squares += interval * interval;
            }
            started = true;
            last = step;
        }

        public readonly double Variability => Math.Sqrt((double)((Int128)Count * squares - (Int128)sum * sum)) / sum;
    }
}
