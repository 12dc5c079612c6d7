using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Brainloom.Engine;

/// <summary>Collects the partners of one row in memory that grows and is used again for the next row.</summary>
public unsafe struct RowWriter : IDisposable
{
    int* partners;
    int capacity;
    ulong* marks;
    int markWords;
    Dictionary<object, object>? own;

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
    public Span<int> Append(int count)
    {
        Reserve(checked(Count + count));
        var place = new Span<int>(partners + Count, count);
        Count += count;
        return place;
    }

    /// <summary>Adds <paramref name="count"/> neighbouring partners.</summary>
    public void AddRange(int first, int count)
    {
        var place = Append(count);
        int i = 0;
        fixed (int* p = place)
        {
            var lane = Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7);
            for (; i <= count - 8; i += 8) (Vector256.Create(first + i) + lane).Store(p + i);
            for (; i < count; i++) p[i] = first + i;
        }
    }

    /// <summary>Leaves one neuron out: partners that were counted among the others become positions among all.</summary>
    public readonly void SkipOver(int neuron)
    {
        int i = 0;
        for (; i <= Count - 8; i += 8)
        {
            // a comparison that holds is the number -1
            var partner = Vector256.Load(partners + i);
            (partner - Vector256.GreaterThanOrEqual(partner, Vector256.Create(neuron))).Store(partners + i);
        }
        for (; i < Count; i++)
            if (partners[i] >= neuron) partners[i]++;
    }

    /// <summary>Keeps the first <paramref name="count"/> partners.</summary>
    public void Truncate(int count) => Count = count;

    /// <summary>A set of numbers below <paramref name="size"/>, one bit each, empty: who fills it empties it again.</summary>
    public Span<ulong> Marks(int size)
    {
        int needed = (size + 63) / 64;
        if (needed > markWords)
        {
            NativeMemory.Free(marks);
            markWords = Math.Max(needed, Math.Max(64, markWords * 2));
            marks = (ulong*)NativeMemory.AllocZeroed((nuint)markWords, sizeof(ulong));
        }
        return new Span<ulong>(marks, needed);
    }

    /// <summary>What the rows of one projection keep for this writer, hence for its thread, from row to row.</summary>
    public T Own<R, T>(R rows, Func<R, T> make) where R : class where T : class
    {
        own ??= new Dictionary<object, object>(ReferenceEqualityComparer.Instance);
        if (!own.TryGetValue(rows, out object? kept)) own.Add(rows, kept = make(rows));
        return (T)kept;
    }

    /// <summary>Empties the row and keeps its memory.</summary>
    public void Clear() => Count = 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.AlignedFree(partners);
        NativeMemory.Free(marks);
        partners = null;
        marks = null;
        capacity = markWords = Count = 0;
    }

    void Reserve(int needed)
    {
        if (needed <= capacity) return;
        int grown = Math.Max(1024, Math.Max(needed, (int)Math.Min(int.MaxValue, capacity * 2L)));
        int* place = (int*)NativeMemory.AlignedAlloc((nuint)grown * sizeof(int), 64);
        if (Count > 0) NativeMemory.Copy(partners, place, (nuint)Count * sizeof(int));
        NativeMemory.AlignedFree(partners);
        partners = place;
        capacity = grown;
    }
}
