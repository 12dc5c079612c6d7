using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Brainloom.Engine;

/// <summary>The segments that will arrive at one inlet, by the step in which they arrive.</summary>
/// <remarks>
/// A ring of lists, one per step, long enough for the longest delay. Lists grow when they must and keep their memory. Within a list
/// the order is that of scheduling: by step of the spike, then by source neuron.
/// </remarks>
sealed unsafe class Agenda : IDisposable
{
    struct List
    {
        public Segment* first, next, end;
    }

    readonly int mask;
    readonly List* lists;

    /// <summary>An agenda for steps up to <paramref name="reach"/> ahead.</summary>
    public Agenda(int reach)
    {
        uint length = BitOperations.RoundUpToPowerOf2((uint)reach + 1);
        mask = (int)length - 1;
        lists = (List*)NativeMemory.AllocZeroed(length, (nuint)sizeof(List));
    }

    /// <summary>Adds a segment that arrives in a step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Schedule(long step, Segment segment)
    {
        List* list = lists + ((int)step & mask);
        if (list->next == list->end) Grow(list);
        *list->next++ = segment;

        // the ring is longer than caches: what is written next is fetched before
        if (Sse.IsSupported) Sse.Prefetch0((byte*)list->next + 64);
    }

    /// <summary>The segments that arrive in a step; <see cref="Delivery.Ahead"/> entries behind them may be read.</summary>
    public Segment* Due(long step, out int count)
    {
        List* list = lists + ((int)step & mask);
        count = (int)(list->next - list->first);
        return list->first;
    }

    /// <summary>Forgets the segments of a step that were delivered.</summary>
    public void Clear(long step) => lists[(int)step & mask].next = lists[(int)step & mask].first;

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Grow(List* list)
    {
        nuint held = (nuint)(list->end - list->first), grown = Math.Max(64, held * 2);
        var moved = (Segment*)NativeMemory.Realloc(list->first, (grown + Delivery.Ahead) * (nuint)sizeof(Segment));
        NativeMemory.Clear(moved + held, (grown + Delivery.Ahead - held) * (nuint)sizeof(Segment));
        *list = new List { first = moved, next = moved + held, end = moved + grown };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        for (int slot = 0; slot <= mask; slot++) NativeMemory.Free(lists[slot].first);
        NativeMemory.Free(lists);
    }
}
