namespace Brainloom.Engine;

/// <summary>Counts the spikes of a rate recorder in bins.</summary>
sealed class RateCounter
{
    readonly string name;
    readonly int observed, binSteps;
    readonly (int First, int End)[] ranges;
    readonly List<int> counts = [];
    long firstStep;

    /// <summary>A counter for one recorder of a network.</summary>
    public RateCounter(Network network, RecorderDescription recorder)
    {
        name = recorder.Name;
        observed = recorder.Target.Count;
        binSteps = Math.Max(1, (int)Math.Round(((RateRecorder)recorder.Recorder).bin / network.Description.dt));
        ranges = [.. recorder.Target.Ranges.Select(range => (network.FirstNeurons[range.Population] + range.Start, network.FirstNeurons[range.Population] + range.Start + range.Count))];
    }

    /// <summary>Forgets all counts; bins begin after <paramref name="step"/>.</summary>
    public void Reset(long step)
    {
        counts.Clear();
        firstStep = step;
    }

    /// <summary>Counts the spikes of one step.</summary>
    public void Note(long step, ReadOnlySpan<int> spikes)
    {
        int bin = (int)((step - firstStep - 1) / binSteps);
        while (counts.Count <= bin) counts.Add(0);
        foreach (int neuron in spikes)
            foreach (var (first, end) in ranges)
                if (neuron >= first && neuron < end) counts[bin]++;
    }

    /// <summary>What was counted.</summary>
    public RateRecording Recording => new(name, observed, binSteps, counts.ToArray());
}
