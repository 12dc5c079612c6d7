using System.Collections.Immutable;

namespace Brainloom.Engine;

/// <summary>Sees all spikes in order: counts them, hashes them, keeps those that recorders ask for.</summary>
sealed class SpikeLog
{
    readonly ulong[]? recorded;
    readonly RateCounter[] rates;
    readonly List<(int[] Steps, int[] Neurons)> full = [];
    int[] steps = [], neurons = [];
    int used;
    RecordingStream? stream;
    const int ChunkSize = 1 << 16;

    /// <summary>A log.</summary>
    /// <param name="network">Network.</param>
    public SpikeLog(Network network)
    {
        var description = network.Description;
        foreach (var recorder in description.Recorders.Where(recorder => recorder.Recorder is SpikeRecorder))
        {
            recorded ??= new ulong[(network.Neurons + 63) / 64];
            foreach (var range in recorder.Target.Ranges)
                for (int i = 0, first = network.FirstNeurons[range.Population] + range.Start; i < range.Count; i++)
                    recorded[(first + i) >> 6] |= 1UL << ((first + i) & 63);
        }
        rates = [.. description.Recorders.Where(recorder => recorder.Recorder is RateRecorder).Select(recorder => new RateCounter(network, recorder))];
    }

    /// <summary>Number of spikes seen.</summary>
    public long Count { get; private set; }

    /// <summary>Hash of the sequence of (step, neuron).</summary>
    public ulong Hash { get; private set; } = 14695981039346656037;

    /// <summary>Forgets all spikes; steps count from <paramref name="step"/>.</summary>
    public void Reset(long step)
    {
        Count = 0;
        Hash = 14695981039346656037;
        full.Clear();
        used = 0;
        foreach (var rate in rates) rate.Reset(step);
    }

    /// <summary>Takes note of the spikes of one step, in order of neurons.</summary>
    public void Note(long step, ReadOnlySpan<int> spikes)
    {
        foreach (int neuron in spikes)
        {
            Hash = (Hash ^ (ulong)step << 32 ^ (uint)neuron) * 0x9E3779B97F4A7C15;
            Hash ^= Hash >> 29;
        }
        Count += spikes.Length;
        foreach (var rate in rates) rate.Note(step, spikes);
        if (recorded is null) return;
        if (stream is not null)
        {
            foreach (int neuron in spikes)
                if ((recorded[neuron >> 6] >> (neuron & 63) & 1) != 0) stream.Spike((int)step, neuron);
            return;
        }
        foreach (int neuron in spikes)
        {
            if ((recorded[neuron >> 6] >> (neuron & 63) & 1) == 0) continue;
            if (used == steps.Length) NextChunk();
            steps[used] = (int)step;
            neurons[used++] = neuron;
        }
    }

    /// <summary>From now on spikes and bins go to a stream.</summary>
    public void StreamTo(RecordingStream to) => stream = to;

    /// <summary>Hands the bins to the stream that end at or before a step; at the end of the run also those that are not full.</summary>
    public void StreamRates(long step, bool end)
    {
        for (int i = 0; i < rates.Length; i++) rates[i].StreamTo(stream!, i, step, end);
    }

    void NextChunk()
    {
        if (used > 0) full.Add((steps, neurons));
        steps = new int[ChunkSize];
        neurons = new int[ChunkSize];
        used = 0;
    }

    /// <summary>The spikes kept, by population.</summary>
    public ImmutableArray<SpikeRecording> Spikes(Network network)
    {
        if (recorded is null) return [];
        var populations = network.Description.Populations;
        var first = network.FirstNeurons;
        var kept = new (List<int> Steps, List<int> Neurons)[populations.Length];
        for (int p = 0; p < kept.Length; p++) kept[p] = ([], []);
        foreach (var (chunkSteps, chunkNeurons) in full.Append((steps[..used], neurons[..used])))
        {
            int population = 0, previous = -1;
            for (int i = 0; i < chunkNeurons.Length; i++)
            {
                // in a step neurons ascend, so the population is found by going on
                if (chunkNeurons[i] <= previous) population = 0;
                previous = chunkNeurons[i];
                while (population + 1 < first.Length && first[population + 1] <= previous) population++;
                kept[population].Steps.Add(chunkSteps[i]);
                kept[population].Neurons.Add(previous - first[population]);
            }
        }
        var result = ImmutableArray.CreateBuilder<SpikeRecording>();
        for (int p = 0; p < kept.Length; p++)
        {
            int observed = 0;
            for (int i = first[p]; i < first[p] + populations[p].Size; i++) observed += (int)(recorded[i >> 6] >> (i & 63) & 1);
            if (observed > 0) result.Add(new SpikeRecording(populations[p].Name, populations[p].Size, observed, kept[p].Steps.ToArray(), kept[p].Neurons.ToArray()));
        }
        return result.ToImmutable();
    }

    /// <summary>The rates counted.</summary>
    public ImmutableArray<RateRecording> Rates => [.. rates.Select(rate => rate.Recording)];
}
