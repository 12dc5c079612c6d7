using System.Runtime.InteropServices;

namespace Brainloom.Engine;

/// <summary>Native memory of a network: one range of addresses, taken in chunks of huge pages, returned as a whole.</summary>
/// <remarks>Memory is zero when taken. Chunks are first touched by the thread that takes them, so faults run in parallel.</remarks>
sealed unsafe partial class Arena : IDisposable
{
    /// <summary>Size of a chunk: a huge page.</summary>
    public const long Chunk = 2L << 20;

    const int ReadWrite = 3, PrivateAnonymousNoReserve = 0x4022, HugePages = 14;

    readonly byte* first;
    readonly nuint reserved;
    long taken;

    /// <summary>Reserves addresses; memory is used only as it is taken.</summary>
    /// <exception cref="InsufficientMemoryException">The system does not give the addresses.</exception>
    public Arena(long capacity)
    {
        reserved = (nuint)(Up(capacity, Chunk) + Chunk);
        first = (byte*)Map(null, reserved, ReadWrite, PrivateAnonymousNoReserve, -1, 0);
        if (first == (byte*)-1) throw new InsufficientMemoryException($"{capacity / 1e9:F1} GB of addresses could not be reserved");
        Start = (byte*)Up((long)first, Chunk);
        Advise(Start, reserved - (nuint)(Start - first), HugePages);
    }

    byte* Start { get; }

    /// <summary>Bytes taken so far, in whole chunks.</summary>
    public long Taken => Math.Min(Volatile.Read(ref taken), (long)reserved - Chunk);

    /// <summary>Takes whole chunks. Any thread.</summary>
    /// <exception cref="InsufficientMemoryException">The arena is used up.</exception>
    public byte* Take(long bytes)
    {
        long size = Up(bytes, Chunk);
        long end = Interlocked.Add(ref taken, size);
        if ((nuint)end + Chunk > reserved) throw new InsufficientMemoryException($"the arena of {reserved / 1e9:F1} GB is used up");
        return Start + end - size;
    }

    /// <summary>The next multiple of a power of two.</summary>
    public static long Up(long value, long multiple) => (value + multiple - 1) & -multiple;

    /// <inheritdoc/>
    public void Dispose() => Unmap(first, reserved);

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial void* Map(void* address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int Unmap(void* address, nuint length);

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* address, nuint length, int advice);
}

/// <summary>Hands out pieces of an arena to one thread.</summary>
unsafe struct Pen(Arena arena)
{
    byte* next, end;

    /// <summary>Zeroed memory, aligned to 64 bytes when <paramref name="bytes"/> always is a multiple of 64.</summary>
    public byte* Take(long bytes)
    {
        if (end - next < bytes)
        {
            if (bytes > Arena.Chunk / 4) return arena.Take(bytes);
            next = arena.Take(Arena.Chunk);
            end = next + Arena.Chunk;
        }
        byte* piece = next;
        next += bytes;
        return piece;
    }
}
