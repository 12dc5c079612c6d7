using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Brainloom.Engine;

/// <summary>Collects the partners of one row in memory that grows and is used again for the next row.</summary>
public unsafe struct RowWriter : IDisposable
{
    int* partners;
    int capacity;

    /// <summary>Number of partners.</summary>
    public int Count { get; private set; }

    /// <summary>The partners.</summary>
    public readonly Span<int> Partners => new(partners, Count);

    /// <summary>Adds one partner.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int partner)
    {
        if (Count == capacity) Reserve(Count + 1);
        partners[Count++] = partner;
    }

    /// <summary>Adds <paramref name="count"/> partners and returns the place to write them to.</summary>
    public Span<int> Add(int count, int padding)
    {
        Reserve(Count + count + padding);
        var place = new Span<int>(partners + Count, count + padding);
        Count += count;
        return place;
    }

    /// <summary>Whether a partner is present; for short rows.</summary>
    public readonly bool Contains(int partner) => Partners.Contains(partner);

    /// <summary>Empties the row and keeps its memory.</summary>
    public void Clear() => Count = 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.AlignedFree(partners);
        partners = null;
        capacity = Count = 0;
    }

    void Reserve(int needed)
    {
        if (needed <= capacity) return;
        int grown = Math.Max(1024, Math.Max(needed, capacity * 2));
        int* place = (int*)NativeMemory.AlignedAlloc((nuint)grown * sizeof(int), 64);
        if (Count > 0) NativeMemory.Copy(partners, place, (nuint)Count * sizeof(int));
        NativeMemory.AlignedFree(partners);
        partners = place;
        capacity = grown;
    }
}
