using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Brainloom.Engine;

/// <summary>The synapses of one source neuron, sorted by section kind and delay as they are drawn.</summary>
/// <remarks>A bin per kind and delay, all of the same capacity, which doubles when one bin is full. Memory is kept from neuron to neuron.</remarks>
sealed unsafe class RowBins : IDisposable
{
    const int SmallestCapacity = 16;

    Scratch<int> counts;
    byte* entries;
    int bins, entrySize;

    /// <summary>Number of synapses in each bin.</summary>
    public int* Counts => counts.First;

    /// <summary>Address of the first entry of the first bin.</summary>
    public byte* Entries => entries;

    /// <summary>Entries for which each bin has room.</summary>
    public int Capacity { get; private set; } = SmallestCapacity;

    /// <summary>Prepares empty bins.</summary>
    /// <param name="bins">Number of bins.</param>
    /// <param name="entrySize">Bytes of the largest entry.</param>
    public void Prepare(int bins, int entrySize)
    {
        counts.Reserve(bins);
        counts.Clear(bins);
        if (bins * entrySize <= this.bins * this.entrySize && entries != null) return;
        (this.bins, this.entrySize) = (bins, entrySize);
        NativeMemory.AlignedFree(entries);
        entries = (byte*)NativeMemory.AlignedAlloc((nuint)bins * (nuint)Capacity * (nuint)entrySize, 64);
    }

    /// <summary>Empties the first bins.</summary>
    public void Clear(int bins) => counts.Clear(bins);

    /// <summary>Doubles the capacity; entries keep their places within their bins.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Grow()
    {
        long size = (long)Capacity * entrySize;
        byte* grown = (byte*)NativeMemory.AlignedAlloc((nuint)(bins * size * 2), 64);
        for (int bin = 0; bin < bins; bin++) NativeMemory.Copy(entries + bin * size, grown + bin * size * 2, (nuint)size);
        NativeMemory.AlignedFree(entries);
        entries = grown;
        Capacity *= 2;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        counts.Dispose();
        NativeMemory.AlignedFree(entries);
        entries = null;
    }
}
