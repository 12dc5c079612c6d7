namespace Brainloom.Engine;

/// <summary>Rows of source neurons to a stripe of neighbouring targets.</summary>
/// <remarks>
/// <para>Row after row in one piece of memory; a row holds the distances between its ascending targets, the first from the beginning of the stripe, in
/// groups of seven bits, the lowest first, where the highest bit of a byte says that another follows.</para>
/// <para>
/// Tasks: one thread measures and writes; then any threads read. Rows that are read once are counted per piece of memory; who
/// reads the last row of a piece returns it to the system. A row that crosses into the next piece counts in the piece where it ends and in
/// each before, so that a piece is returned only after all rows in it were read.
/// </para>
/// </remarks>
sealed unsafe class TransposedStripe : IDisposable
{
    const int MorePieces = 64, LargestPiece = 1 << 20;

    readonly int first;
    readonly uint[] starts;
    readonly Arena arena;
    readonly byte* bytes;
    readonly int piece;
    readonly int[] unread;

    /// <summary>Draws the rows of some targets and turns them round.</summary>
    public TransposedStripe(IRows byTarget, CounterRandom random, int sources, int first, int end, bool once)
    {
        this.first = first;
        starts = new uint[sources + 1];
        var last = new int[sources];
        Array.Fill(last, first);
        // sources as they are drawn; memory of the system, which gets it back at once
        long capacity = 1 << 20;
        var temporary = new Arena(capacity * sizeof(int), capacity * sizeof(int));
        int* drawn = (int*)temporary.Take(capacity * sizeof(int));
        var (writer, ends) = (new RowWriter(), new int[end - first]);
        int count = 0;
        for (int target = first; target < end; target++)
        {
            writer.Clear();
            var stream = random.Element(target);
            byTarget.Connect(target, ref stream, ref writer);
            if (count + writer.Count > capacity)
            {
                capacity = 2L * (count + writer.Count);
                var larger = new Arena(capacity * sizeof(int), capacity * sizeof(int));
                int* place = (int*)larger.Take(capacity * sizeof(int));
                Buffer.MemoryCopy(drawn, place, capacity * sizeof(int), (long)count * sizeof(int));
                temporary.Dispose();
                temporary = larger;
                drawn = place;
            }
            foreach (int source in writer.Partners)
            {
                drawn[count++] = source;
                starts[source + 1] += (uint)Length(target - last[source]);
                last[source] = target;
            }
            ends[target - first] = count;
        }
        writer.Dispose();
        long total = 0;
        for (int source = 0; source < sources; source++)
        {
            total += starts[source + 1];
            starts[source + 1] = checked((uint)total);
        }

        arena = new Arena(Math.Max(1, total), Math.Max(1, total));
        bytes = arena.Take(Math.Max(1, total));
        Bytes = total;
        Array.Fill(last, first);
        // from here on, until it is moved back: where the next target of a source is written
        for (int target = first, at = 0; target < end; target++)
            for (; at < ends[target - first]; at++)
            {
                int source = drawn[at];
                starts[source] = Write(starts[source], (uint)(target - last[source]));
                last[source] = target;
            }
        temporary.Dispose();
        Array.Copy(starts, 0, starts, 1, sources);
        starts[0] = 0;

        piece = (int)Math.Clamp(Arena.Up(total / MorePieces + 1, Arena.PageSize), Arena.PageSize, LargestPiece);
        unread = once ? new int[total / piece + 1] : [];
        if (!once) return;
        for (int source = 0; source < sources; source++)
            for (long at = starts[source] / piece; starts[source + 1] > starts[source] && at <= (starts[source + 1] - 1) / piece; at++) unread[at]++;
    }

    /// <summary>Bytes of memory held at first.</summary>
    public long Bytes { get; }

    /// <summary>Adds the targets of a source, in ascending order.</summary>
    public void Read(int source, ref RowWriter partners)
    {
        uint start = starts[source], end = starts[source + 1];
        if (start == end) return;
        int target = first;
        for (byte* at = bytes + start, stop = bytes + end; at < stop;)
        {
            int distance = *at & 0x7F;
            for (int shift = 7; (*at++ & 0x80) != 0; shift += 7) distance |= (*at & 0x7F) << shift;
            partners.Add(target += distance);
        }
        if (unread.Length == 0) return;
        for (uint at = start / (uint)piece; at <= (end - 1) / (uint)piece; at++)
            if (Interlocked.Decrement(ref unread[at]) == 0) Arena.Return(bytes + (long)at * piece, Math.Min(piece, Bytes - (long)at * piece));
    }

    uint Write(uint at, uint distance)
    {
        for (; distance >= 0x80; distance >>= 7) bytes[at++] = (byte)(distance | 0x80);
        bytes[at] = (byte)distance;
        return at + 1;
    }

    static int Length(int distance) => distance switch { < 1 << 7 => 1, < 1 << 14 => 2, < 1 << 21 => 3, < 1 << 28 => 4, _ => 5 };

    /// <inheritdoc/>
    public void Dispose() => arena.Dispose();
}
