using System.Numerics;

namespace Brainloom.Engine;

/// <summary>Memory that is needed for some steps only: chunks in a ring, each used again once the last step for which something lies in it is past.</summary>
/// <remarks>
/// One thread takes; others may read until the step that was said. Memory grows to the most that is needed at a time, and stays. What is
/// longer than a chunk has a ring of its own, in which it takes a chunk of a power of two.
/// </remarks>
sealed unsafe class RingMemory(Arena arena) : IRowMemory
{
    // what is taken lies behind it, on cache lines of its own
    const int HeadBytes = 64;

    struct Head
    {
        public Head* next;
        public byte* at, end;
        public long until;
    }

    Head* current, currentLong;
    long past, until;

    /// <summary>Says up to which step everything has been read, and until which step what is taken from now on will be.</summary>
    public void Advance(long past, long until) => (this.past, this.until) = (past, until);

    /// <inheritdoc/>
    public byte* Take(long bytes)
    {
        if (current == null || current->end - current->at < bytes)
        {
            if (bytes + HeadBytes > arena.Chunk) return Take(Turn(ref currentLong, bytes), bytes);
            Turn(ref current, bytes);
        }
        return Take(current, bytes);
    }

    byte* Take(Head* chunk, long bytes)
    {
        byte* piece = chunk->at;
        chunk->at += bytes;
        chunk->until = until;
        return piece;
    }

    // goes on to the next chunk that is free and long enough; where there is none, puts a new one in its place
    Head* Turn(ref Head* ring, long bytes)
    {
        Head* found = ring == null ? null : ring->next;
        while (found != null && found->until <= past && found->end - (byte*)found - HeadBytes < bytes) found = found == ring ? null : found->next;
        if (found == null || found->until > past)
        {
            long size = bytes + HeadBytes <= arena.Chunk ? arena.Chunk : (long)BitOperations.RoundUpToPowerOf2((ulong)(bytes + HeadBytes));
            found = (Head*)arena.Take(size);
            found->end = (byte*)found + size;
            found->next = ring == null ? found : ring->next;
            if (ring != null) ring->next = found;
        }
        found->at = (byte*)found + HeadBytes;
        return ring = found;
    }
}
