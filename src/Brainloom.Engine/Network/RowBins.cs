using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Brainloom.Engine;

/// <summary>The synapses of one source neuron, sorted by inlet and delay as they are drawn.</summary>
/// <remarks>
/// A bin per inlet and delay, all of the same capacity, which suffices for all synapses of the neuron: so nothing is asked while they
/// are put into bins, and only the memory that is filled is touched. Memory is kept from neuron to neuron.
/// </remarks>
sealed unsafe class RowBins : IDisposable
{
    // bins begin at different places of a page, so that they do not compete for the same places of the cache
    const int Offset = 5 * 64;

    Scratch<nint> ends;
    byte* entries;
    long pitch;
    int bins;

    /// <summary>Address behind the last entry of each bin: where the next one goes.</summary>
    public nint* Ends => ends.First;

    /// <summary>Address of the first entry of a bin.</summary>
    public byte* First(int bin) => entries + bin * pitch;

    /// <summary>Prepares empty bins.</summary>
    public void Prepare(int count)
    {
        if (count > bins || entries == null)
        {
            bins = count;
            ends.Reserve(count);
            NativeMemory.AlignedFree(entries);
            pitch = 4096 + Offset;
            entries = (byte*)NativeMemory.AlignedAlloc((nuint)(bins * pitch), 64);
        }
        Clear(count);
    }

    /// <summary>Empties the first bins.</summary>
    public void Clear(int count)
    {
        for (int bin = 0; bin < count; bin++) ends.First[bin] = (nint)First(bin);
    }

    /// <summary>Makes room for a number of bytes in every bin; entries are kept.</summary>
    public void Reserve(long bytes)
    {
        if (bytes > pitch) Grow(Arena.Up(bytes + bytes / 4, 1024) + Offset);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    void Grow(long newPitch)
    {
        byte* grown = (byte*)NativeMemory.AlignedAlloc((nuint)(bins * newPitch), 64);
        for (int bin = 0; bin < bins; bin++)
        {
            long length = (byte*)ends.First[bin] - First(bin);
            NativeMemory.Copy(First(bin), grown + bin * newPitch, (nuint)length);
            ends.First[bin] = (nint)(grown + bin * newPitch + length);
        }
        NativeMemory.AlignedFree(entries);
        entries = grown;
        pitch = newPitch;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ends.Dispose();
        NativeMemory.AlignedFree(entries);
        entries = null;
    }
}
