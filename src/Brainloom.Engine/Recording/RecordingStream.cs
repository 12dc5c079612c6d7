using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace Brainloom.Engine;

/// <summary>Takes what the recorders of a running simulation observe to a sink, on a thread of its own.</summary>
/// <remarks>
/// <para>Two threads take part, and <see cref="gate"/> guards the two queues between them:</para>
/// <list type="number">
/// <item>the first worker fills the open chunk; at the end of a slice, when the chunk is half full or <see cref="Interval"/> has passed, it queues
/// the chunk and takes a free one; where there is none it waits for the writer, so memory stays what the chunks take (8 MB);</item>
/// <item>the writer hands full chunks to the sink in their order, and gives them back as free ones.</item>
/// </list>
/// <para>A chunk belongs to one thread at a time. After a failure of the sink the writer only gives chunks back, so that nobody waits for it.</para>
/// </remarks>
sealed class RecordingStream : IDisposable
{
    const int Chunks = 8;

    /// <summary>Longest time that an observation waits in a chunk; a writer that is behind completes no more often.</summary>
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(.25);

    readonly IRecordingSink sink;
    readonly int[] firstNeurons, recordings;
    readonly int states;
    readonly object gate = new();
    readonly Queue<RecordingChunk> full = new(Chunks), free = new(Chunks);
    readonly int[] counts, sortedSteps = new int[RecordingChunk.Capacity], sortedNeurons = new int[RecordingChunk.Capacity], bins = new int[RecordingChunk.Capacity];
    readonly Thread writer;
    RecordingChunk open = new();
    long sent = Stopwatch.GetTimestamp();
    bool closed;
    volatile ExceptionDispatchInfo? failure;

    /// <summary>Starts the writer.</summary>
    /// <param name="sink">Where observations go.</param>
    /// <param name="network">The network that is recorded.</param>
    /// <param name="layout">What is recorded.</param>
    public RecordingStream(IRecordingSink sink, Network network, Recording layout)
    {
        this.sink = sink;
        states = layout.States.Length;
        var names = layout.Spikes.Select(spikes => spikes.Population).ToList();
        firstNeurons = [.. network.FirstNeurons];
        recordings = [.. network.Description.Populations.Select(population => names.IndexOf(population.Name))];
        counts = new int[names.Count + 1];
        for (int i = 1; i < Chunks; i++) free.Enqueue(new RecordingChunk());
        writer = new Thread(Write) { IsBackground = true, Name = "recording" };
        writer.Start();
    }

    /// <summary>Whether the sink has failed, so that the run should stop.</summary>
    public bool HasFailed => failure is not null;

    /// <summary>Takes a spike of a neuron, counted in the network.</summary>
    public void Spike(int step, int neuron)
    {
        if (open.TryAdd(step, neuron)) return;
        Send(-1);
        open.TryAdd(step, neuron);
    }

    /// <summary>Takes values of one sample of a state, or the next of them.</summary>
    public void State(int state, int step, ReadOnlySpan<double> values)
    {
        while (true)
        {
            values = values[open.Add(state, step, values)..];
            if (values.IsEmpty) return;
            Send(-1);
        }
    }

    /// <summary>Takes the next bin of a rate.</summary>
    public void Rate(int rate, int bin, int count)
    {
        double value = count;
        State(states + rate, bin, new ReadOnlySpan<double>(in value));
    }

    /// <summary>Says that everything up to and with a step was observed.</summary>
    public void EndSlice(long step)
    {
        if (open.IsHalfFull || Stopwatch.GetElapsedTime(sent) >= Interval) Send(step);
    }

    /// <summary>Hands everything over, waits until the sink has taken it, and ends.</summary>
    public void End(long step)
    {
        Send(step);
        Close();
        ThrowFailure();
    }

    /// <summary>Throws what the sink failed with, if it did.</summary>
    public void ThrowFailure() => failure?.Throw();

    /// <summary>Ends the writer, and closes the sink.</summary>
    public void Dispose()
    {
        Close();
        sink.Dispose();
    }

    void Close()
    {
        lock (gate)
        {
            closed = true;
            Monitor.PulseAll(gate);
        }
        writer.Join();
    }

    void Send(long completeStep)
    {
        open.CompleteStep = completeStep;
        lock (gate)
        {
            full.Enqueue(open);
            Monitor.PulseAll(gate);
            while (free.Count == 0) Monitor.Wait(gate);
            open = free.Dequeue();
        }
        sent = Stopwatch.GetTimestamp();
    }

    void Write()
    {
        long completed = Stopwatch.GetTimestamp();
        while (true)
        {
            RecordingChunk chunk;
            bool last;
            lock (gate)
            {
                while (full.Count == 0 && !closed) Monitor.Wait(gate);
                if (full.Count == 0) return;
                chunk = full.Dequeue();
                last = full.Count == 0;
            }
            try
            {
                if (failure is null)
                {
                    Hand(chunk);
                    // a sink that cannot keep up is not asked to complete every chunk, but the newest one always is
                    if (chunk.CompleteStep >= 0 && (last || Stopwatch.GetElapsedTime(completed) >= Interval))
                    {
                        sink.Complete(chunk.CompleteStep);
                        completed = Stopwatch.GetTimestamp();
                    }
                }
            }
            catch (Exception thrown)
            {
                failure = ExceptionDispatchInfo.Capture(thrown);
            }
            chunk.Clear();
            lock (gate)
            {
                free.Enqueue(chunk);
                Monitor.PulseAll(gate);
            }
        }
    }

    void Hand(RecordingChunk chunk)
    {
        HandSpikes(chunk.Steps, chunk.Neurons);
        var values = chunk.Values;
        foreach (var segment in chunk.Segments)
        {
            var own = values[..segment.Count];
            values = values[segment.Count..];
            if (segment.Channel < states)
            {
                sink.State(segment.Channel, segment.Step, own);
                continue;
            }
            for (int i = 0; i < own.Length; i++) bins[i] = (int)own[i];
            sink.Rate(segment.Channel - states, bins.AsSpan(0, own.Length));
        }
    }

    // by population; in each the order stays
    void HandSpikes(ReadOnlySpan<int> steps, ReadOnlySpan<int> neurons)
    {
        if (steps.IsEmpty) return;
        Array.Clear(counts);
        foreach (int neuron in neurons) counts[recordings[PopulationOf(neuron)] + 1]++;
        for (int i = 1; i < counts.Length; i++) counts[i] += counts[i - 1];
        for (int i = 0; i < steps.Length; i++)
        {
            int population = PopulationOf(neurons[i]), place = counts[recordings[population]]++;
            sortedSteps[place] = steps[i];
            sortedNeurons[place] = neurons[i] - firstNeurons[population];
        }
        // each count has come to the end of its own population
        for (int i = 0, begin = 0; i < counts.Length - 1; begin = counts[i++])
            if (counts[i] > begin) sink.Spikes(i, sortedSteps.AsSpan(begin..counts[i]), sortedNeurons.AsSpan(begin..counts[i]));
    }

    // the last population that begins at or before the neuron; empty ones before it begin there too
    int PopulationOf(int neuron)
    {
        int low = 0, high = recordings.Length;
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            if (firstNeurons[middle] <= neuron) low = middle; else high = middle;
        }
        return low;
    }
}
