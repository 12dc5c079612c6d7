namespace Brainloom.Engine;

/// <summary>The rows drawn for the spikes of one slice, shared by the workers, and which spike is to be drawn next.</summary>
/// <remarks>
/// Spikes are numbered by step, then by neuron. Workers write while they draw, each for the spikes that it took; after a barrier all
/// read. Addresses are reserved for the case that every neuron fires in every step; memory follows what is used.
/// </remarks>
sealed unsafe class SpikeRows : IDisposable
{
    // decides the size of chunks alone: those of long rows
    const long ExpectedBytes = 1L << 29;

    readonly Arena table;
    readonly nint* first;
    readonly int workers;
    int next;

    /// <summary>A table.</summary>
    /// <param name="network">The network.</param>
    /// <param name="mostSpikes">Most spikes in a step.</param>
    public SpikeRows(Network network, long mostSpikes)
    {
        workers = network.Workers;
        long bytes = Math.Max(1, mostSpikes * network.ShortestDelay * workers * sizeof(nint));
        table = new Arena(bytes, 0);
        first = (nint*)table.Take(bytes);
        Memory = new Arena(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, ExpectedBytes);
    }

    /// <summary>Memory of the rows.</summary>
    public Arena Memory { get; }

    /// <summary>Takes the next spike.</summary>
    public int Next() => Interlocked.Increment(ref next) - 1;

    /// <summary>Begins with the first spike again; while no worker takes spikes.</summary>
    public void Restart() => Volatile.Write(ref next, 0);

    /// <summary>Per worker, the address of its part of a spike's row; 0 where there is none, or where the row is stored.</summary>
    public nint* Of(int spike) => first + (long)spike * workers;

    /// <inheritdoc/>
    public void Dispose()
    {
        table.Dispose();
        Memory.Dispose();
    }
}
