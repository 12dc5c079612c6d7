using System.Runtime.InteropServices;

namespace Brainloom.Engine;

/// <summary>Lets threads go on only when all have arrived. Waits by spinning, as the work between two barriers takes microseconds.</summary>
sealed class SpinBarrier(int threads)
{
    const int SpinsBeforeYield = 1_000;

    // each on cache lines of its own
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    struct Counters
    {
        [FieldOffset(64)] public int arrived;
        [FieldOffset(192)] public int round;
    }

    Counters counters;

    /// <summary>Waits for the other threads.</summary>
    public void Wait()
    {
        if (threads == 1) return;
        int round = Volatile.Read(ref counters.round);
        if (Interlocked.Increment(ref counters.arrived) == threads)
        {
            counters.arrived = 0;
            Volatile.Write(ref counters.round, round + 1);
            return;
        }
        for (int spins = 0; Volatile.Read(ref counters.round) == round; spins++)
        {
            if (spins < SpinsBeforeYield) Thread.SpinWait(1);
            else Thread.Yield();
        }
    }
}
