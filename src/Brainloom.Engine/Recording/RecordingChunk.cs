namespace Brainloom.Engine;

/// <summary>A piece of a recording on its way to a sink: arrays that are filled, written and used again.</summary>
sealed class RecordingChunk
{
    /// <summary>Most spikes, and most values of state variables and rates.</summary>
    public const int Capacity = 1 << 16;

    const int MostSegments = 1 << 12;

    readonly Segment[] segments = new Segment[MostSegments];
    readonly int[] steps = new int[Capacity], neurons = new int[Capacity];
    readonly double[] values = new double[Capacity];
    int spikes, used, segmentCount;

    /// <summary>Neighbouring values of one sample of a channel.</summary>
    /// <param name="Channel">State, or rate after the last state.</param>
    /// <param name="Step">Step of the sample.</param>
    /// <param name="Count">Number of values.</param>
    public readonly record struct Segment(int Channel, int Step, int Count);

    /// <summary>Last step that is complete with this chunk and those before it; negative where it ends within a slice.</summary>
    public long CompleteStep { get; set; } = -1;

    /// <summary>Whether half of the room is taken.</summary>
    public bool IsHalfFull => spikes >= Capacity / 2 || used >= Capacity / 2 || segmentCount >= MostSegments / 2;

    /// <summary>Steps of the spikes.</summary>
    public ReadOnlySpan<int> Steps => steps.AsSpan(0, spikes);

    /// <summary>Neurons of the spikes, counted in the network.</summary>
    public ReadOnlySpan<int> Neurons => neurons.AsSpan(0, spikes);

    /// <summary>Values, segment after segment.</summary>
    public ReadOnlySpan<double> Values => values.AsSpan(0, used);

    /// <summary>What the values are.</summary>
    public ReadOnlySpan<Segment> Segments => segments.AsSpan(0, segmentCount);

    /// <summary>Adds a spike; false when there is no room.</summary>
    public bool TryAdd(int step, int neuron)
    {
        if (spikes == Capacity) return false;
        steps[spikes] = step;
        neurons[spikes++] = neuron;
        return true;
    }

    /// <summary>Adds as many values of a sample as there is room for, and returns their number.</summary>
    public int Add(int channel, int step, ReadOnlySpan<double> sample)
    {
        int count = Math.Min(sample.Length, Capacity - used);
        if (count == 0) return 0;
        if (segmentCount > 0 && segments[segmentCount - 1] is var last && last.Channel == channel && last.Step == step)
            segments[segmentCount - 1] = last with { Count = last.Count + count };
        else if (segmentCount == MostSegments)
            return 0;
        else
            segments[segmentCount++] = new Segment(channel, step, count);
        sample[..count].CopyTo(values.AsSpan(used));
        used += count;
        return count;
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        spikes = used = segmentCount = 0;
        CompleteStep = -1;
    }
}
