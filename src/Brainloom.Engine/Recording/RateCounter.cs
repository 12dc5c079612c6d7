namespace Brainloom.Engine;

/// <summary>Counts the spikes of a rate recorder in bins.</summary>
sealed class RateCounter
{
    readonly string name;
    readonly int observed, binSteps;
    readonly (int First, int End)[] ranges;
    readonly List<int> counts = [];
    long firstStep, streamed;

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
        streamed = 0;
        firstStep = step;
    }

    /// <summary>Counts the spikes of one step.</summary>
    public void Note(long step, ReadOnlySpan<int> spikes)
    {
        int bin = (int)((step - firstStep - 1) / binSteps - streamed);
        while (counts.Count <= bin) counts.Add(0);
        foreach (int neuron in spikes)
            foreach (var (first, end) in ranges)
                if (neuron >= first && neuron < end) counts[bin]++;
    }

    /// <summary>Hands the bins to a stream that end at or before a step, and forgets them; at the end of the run also the last, which may not be full.</summary>
    public void StreamTo(RecordingStream stream, int rate, long step, bool end)
    {
        int full = end ? counts.Count : (int)Math.Min((step - firstStep) / binSteps - streamed, counts.Count);
        for (int i = 0; i < full; i++) stream.Rate(rate, (int)(streamed + i), counts[i]);
        counts.RemoveRange(0, full);
        streamed += full;
    }

    /// <summary>What was counted, and not streamed.</summary>
    public RateRecording Recording => new(name, observed, binSteps, counts.ToArray());
}
