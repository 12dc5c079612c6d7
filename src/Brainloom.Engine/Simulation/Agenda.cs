using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Brainloom.Engine;

/// <summary>The segments that will arrive at one inlet, by the step in which they arrive.</summary>
/// <remarks>
/// A ring of lists, one per step, long enough for the longest delay. Lists grow when they must and keep their memory. Within a list
/// the order is that of scheduling: by step of the spike, then by source neuron.
/// </remarks>
sealed unsafe class Agenda : IDisposable
{
    readonly int mask;
    readonly Segment** lists;
    readonly int* counts;
    readonly int* capacities;

    /// <summary>An agenda for steps up to <paramref name="reach"/> ahead.</summary>
    public Agenda(int reach)
    {
        int length = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)reach + 1);
        mask = length - 1;
        lists = (Segment**)NativeMemory.AllocZeroed((nuint)length, (nuint)sizeof(Segment*));
        counts = (int*)NativeMemory.AllocZeroed((nuint)length, sizeof(int));
        capacities = (int*)NativeMemory.AllocZeroed((nuint)length, sizeof(int));
    }

    /// <summary>Adds a segment that arrives in a step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Schedule(long step, Segment segment)
    {
        int slot = (int)step & mask;
        int count = counts[slot];
        if (count == capacities[slot]) Grow(slot);
        lists[slot][count] = segment;
        counts[slot] = count + 1;
    }

    /// <summary>The segments that arrive in a step; <see cref="Delivery.Ahead"/> entries behind them may be read.</summary>
    public Segment* Due(long step, out int count)
    {
        int slot = (int)step & mask;
        count = counts[slot];
        return lists[slot];
    }

    /// <summary>Forgets the segments of a step that were delivered.</summary>
    public void Clear(long step) => counts[(int)step & mask] = 0;

    [MethodImpl(MethodImplOptions.NoInlining)]
    void Grow(int slot)
    {
        int grown = Math.Max(64, capacities[slot] * 2);
        lists[slot] = (Segment*)NativeMemory.Realloc(lists[slot], (nuint)(grown + Delivery.Ahead) * (nuint)sizeof(Segment));
        NativeMemory.Clear(lists[slot] + capacities[slot], (nuint)(grown + Delivery.Ahead - capacities[slot]) * (nuint)sizeof(Segment));
        capacities[slot] = grown;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        for (int slot = 0; slot <= mask; slot++) NativeMemory.Free(lists[slot]);
        NativeMemory.Free(lists);
        NativeMemory.Free(counts);
        NativeMemory.Free(capacities);
    }
}
