using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Brainloom.Engine;

/// <summary>One thread of a simulation, with the neurons it owns.</summary>
/// <remarks>
/// <para>A slice is as many steps as the shortest delay. In each slice a worker</para>
/// <list type="number">
/// <item>advances its neurons step by step: delivers what is due, lets stimuli act, updates; notes spikes per step;</item>
/// <item>waits until all workers have come so far;</item>
/// <item>reads the spikes of all workers, merged by step and neuron;</item>
/// <item>where rows are not stored: draws the rows of some of these spikes, for all workers, and waits until all are drawn;</item>
/// <item>schedules the synapses of all spikes onto its own neurons.</item>
/// </list>
/// <para>
/// Spikes of a slice lie in one of two buffers in turn. A worker fills the other one while slower workers still read this one; it
/// cannot come back to this one before all have passed the next barrier, and so have read it. The same holds for the table of drawn
/// rows (<see cref="SpikeRows"/>). A drawn row is read until its last synapse is due; its memory is used again by the worker that drew it when all
/// have passed the barrier of the slice in which that was.
/// </para>
/// </remarks>
sealed unsafe class Worker
{
    readonly int index;
    readonly Block[] blocks;
    readonly long* rows;
    readonly BlockInlet[] inlets;
    readonly SpikeBuffer[] outgoing;
    readonly nint[] heads;
    readonly nint[] ends;
    readonly int[] mergedEnds;
    readonly SpikeRows? spikeRows;
    readonly RowDrawing? drawing;
    Scratch<int> merged;

    /// <summary>A worker.</summary>
    /// <param name="network">Network.</param>
    /// <param name="index">Which of its workers.</param>
    /// <param name="blocks">Blocks of the worker.</param>
    /// <param name="inlets">Per inlet of the network, the worker's own; null for those of others.</param>
    /// <param name="spikeRows">The rows that are drawn, where not all are stored.</param>
    public Worker(Network network, int index, Block[] blocks, BlockInlet[] inlets, SpikeRows? spikeRows)
    {
        (this.index, this.blocks, this.inlets, this.spikeRows) = (index, blocks, inlets, spikeRows);
        if (spikeRows != null) drawing = new RowDrawing(network.Drawn!, spikeRows, network.Workers);
        rows = (long*)network.Rows[index];
        int room = blocks.Sum(block => block.MostSpikes);
        outgoing = [new SpikeBuffer(network.ShortestDelay, room), new SpikeBuffer(network.ShortestDelay, room)];
        heads = new nint[network.Workers];
        ends = new nint[network.Workers];
        mergedEnds = new int[network.ShortestDelay];
    }

    /// <summary>Synapses over which a spike came, so far.</summary>
    public long SynapticEvents { get; private set; }

    /// <summary>Time in the phases [stopwatch ticks].</summary>
    public long UpdateTicks, ExchangeTicks, DrawTicks, DeliverTicks, RecordTicks;

    /// <summary>Forgets times and counts.</summary>
    public void ResetCounts() => SynapticEvents = UpdateTicks = ExchangeTicks = DrawTicks = DeliverTicks = RecordTicks = 0;

    /// <summary>Advances the worker's neurons through the steps after <paramref name="step"/>, up to <paramref name="end"/>.</summary>
    public void Advance(long step, long end, int parity, StateSampler[] samplers)
    {
        var spikes = outgoing[parity];
        spikes.Clear();
        while (++step <= end)
        {
            int found = 0;
            int* place = spikes.Open();
            foreach (var block in blocks)
            {
                long start = Stopwatch.GetTimestamp();
                bool quiet = block.Stimuli.Length == 0;
                foreach (var inlet in block.Inlets)
                {
                    var due = inlet.Agenda.Due(step, out int count);
                    if (count == 0) continue;
                    quiet = false;
                    SynapticEvents += Delivery.Add(inlet.Encoding, inlet.Weight, (void*)inlet.Accumulators, due, count);
                    inlet.Agenda.Clear(step);
                }
                long delivered = Stopwatch.GetTimestamp();
                foreach (var stimulus in block.Stimuli) stimulus.Act(step);
                foreach (var kernel in block.Kernels) found += kernel.Update(place + found, quiet);
                DeliverTicks += delivered - start;
                UpdateTicks += Stopwatch.GetTimestamp() - delivered;
            }
            spikes.Close(found);
            foreach (var sampler in samplers) sampler.Sample(step);
        }
    }

    /// <summary>Reads the spikes of all workers in a slice, by step and neuron.</summary>
    /// <param name="steps">Steps of the slice.</param>
    /// <param name="parity">Which of the buffers.</param>
    /// <param name="workers">All workers.</param>
    public void Merge(int steps, int parity, Worker[] workers)
    {
        for (int i = 0, count = 0; i < steps; i++) mergedEnds[i] = count = Merge(workers, parity, i, count);
    }

    // the spikes of all workers in one step, behind those of the steps before
    int Merge(Worker[] workers, int parity, int step, int place)
    {
        int end = place;
        for (int w = 0; w < workers.Length; w++)
        {
            var spikes = workers[w].outgoing[parity].Step(step, out int count);
            heads[w] = (nint)spikes;
            ends[w] = (nint)(spikes + count);
            end += count;
        }
        merged.Reserve(end);
        for (int* next = merged.First + place, last = merged.First + end; next < last; next++)
        {
            int first = int.MaxValue, from = 0;
            for (int w = 0; w < workers.Length; w++)
                if (heads[w] < ends[w] && *(int*)heads[w] < first)
                    (first, from) = (*(int*)heads[w], w);
            *next = first;
            heads[from] += sizeof(int);
        }
        return end;
    }

    /// <summary>Draws the rows of spikes of the slice, until none is left.</summary>
    /// <param name="steps">Steps of the slice.</param>
    /// <param name="end">The last of them.</param>
    public void Draw(int steps, long end) => drawing!.Draw(new ReadOnlySpan<int>(merged.First, mergedEnds[steps - 1]), end);

    /// <summary>Schedules the synapses of all spikes of a slice; the first worker also shows them to the recorders.</summary>
    public void Schedule(long step, long end, SpikeLog? log)
    {
        for (int i = 0, first = 0; ++step <= end; first = mergedEnds[i++])
        {
            if (log != null)
            {
                long start = Stopwatch.GetTimestamp();
                log.Note(step, new ReadOnlySpan<int>(merged.First + first, mergedEnds[i] - first));
                RecordTicks += Stopwatch.GetTimestamp() - start;
            }
            if (spikeRows == null) ScheduleStored(step, merged.First + first, mergedEnds[i] - first);
            else Schedule(step, first, mergedEnds[i]);
        }
        // all workers have drawn, and none will before the next barrier
        if (index == 0) spikeRows?.Restart();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void ScheduleStored(long step, int* spikes, int count)
    {
        const int Near = 3, Far = 2 * Near;
        for (int i = 0; i < count; i++)
        {
            // the table's entry some spikes ahead, and the row's head some fewer
            if (Sse.IsSupported)
            {
                if (i + Far < count) Sse.Prefetch0(rows + spikes[i + Far]);
                if (i + Near < count) FetchHead((byte*)rows[spikes[i + Near]]);
            }
            ScheduleRow(step, (byte*)rows[spikes[i]]);
        }
    }

    // spikes whose rows were drawn, or are stored
    void Schedule(long step, int first, int end)
    {
        for (int i = first; i < end; i++)
        {
            nint row = spikeRows!.Of(i)[index];
            ScheduleRow(step, (byte*)(row != 0 ? row : (nint)rows[merged.First[i]]));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void FetchHead(byte* row)
    {
        Sse.Prefetch0(row);
        Sse.Prefetch0(row + 64);
        Sse.Prefetch0(row + 128);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void ScheduleRow(long step, byte* row)
    {
        if (row == null) return;
        byte* at = row + 8;
        for (int sections = *(int*)row; sections > 0; sections--) at = ScheduleSection(step, at);
    }

    byte* ScheduleSection(long step, byte* at)
    {
        var inlet = inlets[*(int*)at];
        int slots = ((ushort*)at)[3];
        long first = step + ((ushort*)at)[2];
        bool wide = (slots & RowBuilder.WideCounts) != 0;
        slots &= ~RowBuilder.WideCounts;
        at += 8;

        var agenda = inlet.Agenda;
        int size = inlet.Encoding.Bytes();
        byte* synapses = at + RowBuilder.CountBytes(slots, wide);
        for (int slot = 0; slot < slots; slot++)
        {
            int count = wide ? ((int*)at)[slot] : ((ushort*)at)[slot];
            if (count == 0) continue;
            for (; count > Segment.Most; count -= Segment.Most, synapses += (long)Segment.Most * size)
                agenda.Schedule(first + slot, new Segment(synapses, Segment.Most));
            agenda.Schedule(first + slot, new Segment(synapses, count));
            synapses += (long)count * size;
        }
        return (byte*)Arena.Up((long)synapses, 8);
    }

    /// <summary>Frees memory outside the arena.</summary>
    public void Release()
    {
        merged.Dispose();
        drawing?.Dispose();
        foreach (var buffer in outgoing) buffer.Dispose();
        foreach (var block in blocks)
            foreach (var inlet in block.Inlets) inlet.Agenda.Dispose();
    }
}
