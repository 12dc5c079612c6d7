namespace Brainloom.Engine;

/// <summary>Spikes of one worker in one slice, step after step.</summary>
/// <remarks>Addresses are reserved for the case that every neuron fires in every step; memory follows what is used.</remarks>
sealed unsafe class SpikeBuffer : IDisposable
{
    readonly Arena arena;
    readonly int[] starts;
    readonly int* first;
    int open;

    /// <summary>A buffer.</summary>
    /// <param name="steps">Most steps in a slice.</param>
    /// <param name="room">Most spikes in a step.</param>
    public SpikeBuffer(int steps, int room)
    {
        long bytes = Math.Max(1L, (long)steps * room * sizeof(int));
        arena = new Arena(bytes, 0);
        first = (int*)arena.Take(bytes);
        starts = new int[steps + 1];
    }

    /// <summary>Forgets all spikes.</summary>
    public void Clear() => open = 0;

    /// <summary>Room for the spikes of the next step.</summary>
    public int* Open() => first + starts[open];

    /// <summary>Says how many spikes there were in the step.</summary>
    public void Close(int count)
    {
        starts[open + 1] = starts[open] + count;
        open++;
    }

    /// <summary>The spikes of a step, counted from the first of the slice.</summary>
    public int* Step(int step, out int count)
    {
        count = starts[step + 1] - starts[step];
        return first + starts[step];
    }

    /// <inheritdoc/>
    public void Dispose() => arena.Dispose();
}
