namespace Brainloom.Engine;

/// <summary>Hands out pieces of an arena to one thread.</summary>
unsafe struct Pen(Arena arena) : IRowMemory
{
    byte* next, end;

    /// <summary>Bytes of all pieces.</summary>
    public long Taken { get; private set; }

    /// <summary>Zeroed memory; aligned to 64 bytes where all pieces taken are multiples of that.</summary>
    public byte* Take(long bytes)
    {
        Taken += bytes;
        if (end - next < bytes)
        {
            if (bytes > arena.Chunk / 4) return arena.Take(bytes);
            next = arena.Take(arena.Chunk);
            end = next + arena.Chunk;
        }
        byte* piece = next;
        next += bytes;
        return piece;
    }
}
