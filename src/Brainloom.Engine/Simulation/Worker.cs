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
/// <item>reads the spikes of all workers, merged by step and neuron, and schedules their synapses onto its own neurons.</item>
/// </list>
/// <para>
/// Spikes of a slice lie in one of two buffers in turn. A worker fills the other one while slower workers still read this one; it
/// cannot come back to this one before all have passed the next barrier, and so have read it.
/// </para>
/// </remarks>
sealed unsafe class Worker
{
    readonly Block[] blocks;
    readonly long* rows;
    readonly BlockInlet[] inlets;
    readonly SpikeBuffer[] outgoing;
    readonly nint[] heads;
    readonly nint[] ends;
    int* merged;
    int mergedCapacity;

    /// <summary>A worker.</summary>
    /// <param name="network">Network.</param>
    /// <param name="index">Which of its workers.</param>
    /// <param name="blocks">Blocks of the worker.</param>
    /// <param name="inlets">Per inlet of the network, the worker's own; null for those of others.</param>
    public Worker(Network network, int index, Block[] blocks, BlockInlet[] inlets)
    {
        (this.blocks, this.inlets) = (blocks, inlets);
        rows = (long*)network.Rows[index];
        int room = blocks.Sum(block => block.Kernels.Sum(kernel => kernel.MostSpikes));
        outgoing = [new SpikeBuffer(network.ShortestDelay, room), new SpikeBuffer(network.ShortestDelay, room)];
        heads = new nint[network.Workers];
        ends = new nint[network.Workers];
    }

    /// <summary>Synapses over which a spike came, so far.</summary>
    public long SynapticEvents { get; private set; }

    /// <summary>Time in the phases [stopwatch ticks].</summary>
    public long UpdateTicks, ExchangeTicks, DeliverTicks, RecordTicks;

    /// <summary>Forgets times and counts.</summary>
    public void ResetCounts() => SynapticEvents = UpdateTicks = ExchangeTicks = DeliverTicks = RecordTicks = 0;

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

    /// <summary>Schedules the synapses of all spikes of a slice; the first worker also shows them to the recorders.</summary>
    public void Schedule(long step, long end, int parity, Worker[] workers, SpikeLog? log)
    {
        for (int i = 0; ++step <= end; i++)
        {
            int count = Merge(workers, parity, i);
            if (log != null)
            {
                long start = Stopwatch.GetTimestamp();
                log.Note(step, new ReadOnlySpan<int>(merged, count));
                RecordTicks += Stopwatch.GetTimestamp() - start;
            }
            Schedule(step, count);
        }
    }

    // the spikes of all workers in one step, by neuron
    int Merge(Worker[] workers, int parity, int step)
    {
        int total = 0;
        for (int w = 0; w < workers.Length; w++)
        {
            var spikes = workers[w].outgoing[parity].Step(step, out int count);
            heads[w] = (nint)spikes;
            ends[w] = (nint)(spikes + count);
            total += count;
        }
        if (total + Delivery.Ahead > mergedCapacity) GrowMerged(total);
        for (int i = 0; i < total; i++)
        {
            int first = int.MaxValue, from = 0;
            for (int w = 0; w < workers.Length; w++)
                if (heads[w] < ends[w] && *(int*)heads[w] < first)
                    (first, from) = (*(int*)heads[w], w);
            merged[i] = first;
            heads[from] += sizeof(int);
        }
        return total;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    void GrowMerged(int needed)
    {
        mergedCapacity = Math.Max(1024, 2 * (needed + Delivery.Ahead));
        System.Runtime.InteropServices.NativeMemory.Free(merged);
        merged = (int*)System.Runtime.InteropServices.NativeMemory.AllocZeroed((nuint)mergedCapacity, sizeof(int));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Schedule(long step, int count)
    {
        const int Near = 3, Far = 2 * Near;
        for (int i = 0; i < count; i++)
        {
            // the table's entry some spikes ahead, and the row's head some fewer
            if (Sse.IsSupported)
            {
                if (i + Far < count) Sse.Prefetch0(rows + merged[i + Far]);
                if (i + Near < count)
                {
                    byte* ahead = (byte*)rows[merged[i + Near]];
                    Sse.Prefetch0(ahead);
                    Sse.Prefetch0(ahead + 64);
                    Sse.Prefetch0(ahead + 128);
                }
            }
            byte* at = (byte*)rows[merged[i]];
            if (at == null) continue;
            int sections = *(int*)at;
            at += 8;
            for (; sections > 0; sections--) at = ScheduleSection(step, at);
        }
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
        System.Runtime.InteropServices.NativeMemory.Free(merged);
        foreach (var buffer in outgoing) buffer.Dispose();
        foreach (var block in blocks)
            foreach (var inlet in block.Inlets) inlet.Agenda.Dispose();
    }
}
