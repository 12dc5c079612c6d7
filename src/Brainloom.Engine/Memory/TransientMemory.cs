using System.Numerics;

namespace Brainloom.Engine;

/// <summary>Memory that is needed for some steps only: chunks, each used again once the last step for which something lies in it is past.</summary>
/// <remarks>
/// One thread takes; others may read until the step that was said. Memory grows to the most that is needed at a time, and stays; what was
/// freed last is used first, so that what is not needed now is not touched. A piece that is longer than a chunk takes one of its own, of a power of two.
/// </remarks>
sealed unsafe class TransientMemory(Arena arena) : IRowMemory
{
    // what is taken lies behind it, on cache lines of its own
    const int HeadBytes = 64;

    struct Head
    {
        public Head* next;
        public byte* end;
        public long until;
    }

    // those that are full, in the order in which they become free; those that are free, and the longer ones of them
    Head* oldest, newest, free, freeLong;
    Head* current;
    byte* at;
    long until;

    /// <summary>Says up to which step everything has been read, and until which step what is taken from now on will be.</summary>
    public void Advance(long past, long until)
    {
        this.until = until;
        while (oldest != null && oldest->until <= past)
        {
            Head* chunk = oldest;
            oldest = chunk->next;
            ref Head* stack = ref Stack(chunk->end - (byte*)chunk);
            chunk->next = stack;
            stack = chunk;
        }
        if (oldest == null) newest = null;
    }

    /// <inheritdoc/>
    public byte* Take(long bytes)
    {
        if (bytes + HeadBytes > arena.Chunk)
        {
            Head* own = Find(BitOperations.RoundUpToPowerOf2((ulong)(bytes + HeadBytes)));
            Close(own);
            return (byte*)own + HeadBytes;
        }
        if (current == null || current->end - at < bytes)
        {
            if (current != null) Close(current);
            current = Find((ulong)arena.Chunk);
            at = (byte*)current + HeadBytes;
        }
        byte* piece = at;
        at += bytes;
        return piece;
    }

    ref Head* Stack(long size)
    {
        if (size > arena.Chunk) return ref freeLong;
        return ref free;
    }

    // a free chunk of at least this size, or a new one
    Head* Find(ulong size)
    {
        ref Head* stack = ref Stack((long)size);
        Head* before = null;
        for (Head* found = stack; found != null; before = found, found = found->next)
        {
            if ((ulong)(found->end - (byte*)found) < size) continue;
            if (before == null) stack = found->next;
            else before->next = found->next;
            return found;
        }
        Head* made = (Head*)arena.Take((long)size);
        made->end = (byte*)made + size;
        return made;
    }

    // nothing more will be taken from it
    void Close(Head* chunk)
    {
        chunk->until = until;
        chunk->next = null;
        if (newest != null) newest->next = chunk;
        else oldest = chunk;
        newest = chunk;
    }
}
