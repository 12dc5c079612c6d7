using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Brainloom.Engine;

/// <summary>The synapses of one source neuron, sorted by section kind and delay as they are drawn.</summary>
/// <remarks>
/// A bin per kind and delay, all of the same size, which doubles when one bin is full; entries of any size up to the largest lie side by
/// side in their bin. Memory is kept from neuron to neuron.
/// </remarks>
sealed unsafe class RowBins : IDisposable
{
    const int SmallestCapacity = 16;

    Scratch<int> counts;
    byte* entries;
    long allocated;
    int bins;

    /// <summary>Number of synapses in each bin.</summary>
    public int* Counts => counts.First;

    /// <summary>Address of the first entry of the first bin.</summary>
    public byte* Entries => entries;

    /// <summary>Entries for which each bin has room.</summary>
    public int Capacity { get; private set; } = SmallestCapacity;

    /// <summary>Bytes from one bin to the next.</summary>
    public long BinBytes { get; private set; }

    /// <summary>Prepares empty bins.</summary>
    /// <param name="bins">Number of bins.</param>
    /// <param name="entrySize">Bytes of the largest entry.</param>
    public void Prepare(int bins, int entrySize)
    {
        counts.Reserve(bins);
        counts.Clear(bins);
        this.bins = bins;
        BinBytes = (long)Capacity * entrySize;
        if (bins * BinBytes <= allocated) return;
        NativeMemory.AlignedFree(entries);
        allocated = bins * BinBytes;
        entries = (byte*)NativeMemory.AlignedAlloc((nuint)allocated, 64);
    }

    /// <summary>Empties the first bins.</summary>
    public void Clear(int bins) => counts.Clear(bins);

    /// <summary>Doubles the capacity; entries keep their places within their bins.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Grow()
    {
        long size = BinBytes;
        allocated = bins * size * 2;
        byte* grown = (byte*)NativeMemory.AlignedAlloc((nuint)allocated, 64);
        for (int bin = 0; bin < bins; bin++) NativeMemory.Copy(entries + bin * size, grown + bin * size * 2, (nuint)size);
        NativeMemory.AlignedFree(entries);
        entries = grown;
        Capacity *= 2;
        BinBytes *= 2;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        counts.Dispose();
        NativeMemory.AlignedFree(entries);
        entries = null;
        allocated = 0;
    }
}
