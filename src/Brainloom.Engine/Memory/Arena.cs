using System.Runtime.InteropServices;

namespace Brainloom.Engine;

/// <summary>Native memory of a network or a simulation: one range of addresses, taken in chunks by any thread, returned as a whole.</summary>
/// <remarks>
/// Memory is zero when taken, and takes room only once it is touched. Chunks are first touched by the thread that takes them, so that
/// page faults run in parallel. Large arenas lie on huge pages,
/// unless the environment says BRAINLOOM_HUGE_PAGES=0.
/// </remarks>
sealed unsafe partial class Arena : IDisposable
{
    /// <summary>Bytes of the smallest page.</summary>
    public const int PageSize = 4096;

    const long HugePage = 2L << 20;
    const int ReadWrite = 3, PrivateAnonymousNoReserve = 0x4022, AdviseHugePages = 14, AdviseSmallPages = 15, AdviseNotNeeded = 4;

    readonly byte* mapped, first;
    readonly long capacity, mappedBytes;
    long taken;

    /// <summary>Reserves addresses; memory is used only as it is taken.</summary>
    /// <param name="capacity">Most bytes that will be taken.</param>
    /// <param name="expected">Bytes that will probably be taken: chunks are small where little is expected.</param>
    /// <exception cref="InsufficientMemoryException">The system does not give the addresses.</exception>
    public Arena(long capacity, long expected)
    {
        Chunk = Math.Clamp((long)System.Numerics.BitOperations.RoundUpToPowerOf2((ulong)Math.Max(1, expected / 256)), 1 << 14, HugePage);
        this.capacity = Up(Math.Max(capacity, Chunk), Chunk);
        mappedBytes = this.capacity + HugePage;
        mapped = (byte*)Map(null, (nuint)mappedBytes, ReadWrite, PrivateAnonymousNoReserve, -1, 0);
        if (mapped == (byte*)-1) throw new InsufficientMemoryException($"{mappedBytes / 1e9:F1} GB of addresses could not be reserved");
        first = (byte*)Up((long)mapped, HugePage);
        bool small = Environment.GetEnvironmentVariable("BRAINLOOM_HUGE_PAGES") == "0";
        if (small) Advise(first, (nuint)this.capacity, AdviseSmallPages);
        else if (expected >= HugePage / 4) Advise(first, (nuint)this.capacity, AdviseHugePages);
    }

    /// <summary>Bytes that a <see cref="Pen"/> takes at a time.</summary>
    public long Chunk { get; }

    /// <summary>Bytes taken so far, in whole chunks.</summary>
    public long Taken => Volatile.Read(ref taken);

    /// <summary>Takes whole chunks. Any thread.</summary>
    /// <exception cref="InsufficientMemoryException">The arena is used up.</exception>
    public byte* Take(long bytes)
    {
        long size = Up(bytes, Chunk), end = Interlocked.Add(ref taken, size);
        if (end > capacity) throw new InsufficientMemoryException($"the network needs more than the {capacity / 1e9:F1} GB of memory that there are");
        return first + end - size;
    }

    /// <summary>Returns memory that nobody reads any more to the system; its addresses stay taken.</summary>
    public static void Return(byte* start, long bytes) => Advise(start, (nuint)Up(bytes, PageSize), AdviseNotNeeded);

    /// <summary>The next multiple of a power of two.</summary>
    public static long Up(long value, long multiple) => (value + multiple - 1) & -multiple;

    /// <inheritdoc/>
    public void Dispose() => Unmap(mapped, (nuint)mappedBytes);

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial void* Map(void* address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int Unmap(void* address, nuint length);

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* address, nuint length, int advice);
}
