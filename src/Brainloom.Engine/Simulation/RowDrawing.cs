namespace Brainloom.Engine;

/// <summary>Draws, on one worker, the rows of spikes for all workers.</summary>
sealed unsafe class RowDrawing : IDisposable
{
    readonly RowSource source;
    readonly RowBuilder builder;
    readonly SpikeRows rows;
    readonly int workers;
    TransientMemory memory;

    /// <summary>Draws the rows of a network that are not stored.</summary>
    public RowDrawing(RowSource source, SpikeRows rows, int workers)
    {
        (this.source, this.rows, this.workers) = (source, rows, workers);
        builder = source.Builder();
        memory = new TransientMemory(rows.Memory);
    }

    /// <summary>Draws the rows of some of the spikes of a slice, until none is left.</summary>
    /// <param name="spikes">The spikes of all workers, by step and neuron.</param>
    /// <param name="end">Last step of the slice; all workers have come so far.</param>
    public void Draw(ReadOnlySpan<int> spikes, long end)
    {
        memory.Advance(end, end + source.LongestDelay);
        for (int i = rows.Next(); i < spikes.Length; i = rows.Next())
        {
            nint* row = rows.Of(i);
            if (source.LayoutOf(spikes[i]) is not { } layout)
            {
                new Span<nint>(row, workers).Clear();
                continue;
            }
            builder.Draw(layout, spikes[i] - layout.Group.FirstNeuron);
            for (int worker = 0; worker < workers; worker++) row[worker] = (nint)builder.Lay(worker, ref memory);
            builder.Fill();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => builder.Dispose();
}
