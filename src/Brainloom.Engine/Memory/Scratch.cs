using System.Runtime.InteropServices;

namespace Brainloom.Engine;

/// <summary>Native memory that grows and keeps its content.</summary>
unsafe struct Scratch<T> : IDisposable where T : unmanaged
{
    long capacity;

    /// <summary>Address of the first element.</summary>
    public T* First { get; private set; }

    /// <summary>Makes room for a number of elements, and 16 more.</summary>
    public void Reserve(long needed)
    {
        if (needed + 16 <= capacity) return;
        long grown = Math.Max(1024, Math.Max(needed + 16, capacity * 2));
        First = (T*)NativeMemory.AlignedRealloc(First, (nuint)(grown * sizeof(T)), 64);
        capacity = grown;
    }

    /// <summary>Sets the first elements to zero.</summary>
    public readonly void Clear(long count) => NativeMemory.Clear(First, (nuint)(count * sizeof(T)));

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.AlignedFree(First);
        First = null;
        capacity = 0;
    }
}
