using System.Collections.Immutable;
using Brainloom.Engine;

namespace Brainloom.Formats;

/// <summary>A recording that is written while the run goes on, in one or more formats: at any time the directory holds a part that can be read, whatever becomes of the process.</summary>
public sealed class StreamedRecording : IRecordingSink
{
    private readonly Recording layout;
    private readonly RecordingDirectory directory;
    private readonly ImmutableArray<IRecordingSink> sinks;

    /// <summary>Opens all files.</summary>
    /// <param name="layout">What is recorded; data in it is not written.</param>
    /// <param name="directory">Where the files are.</param>
    /// <param name="formats">Names of formats.</param>
    public StreamedRecording(Recording layout, RecordingDirectory directory, IEnumerable<string> formats)
    {
        (this.layout, this.directory) = (layout, directory);
        sinks = [.. formats.Select(format => RecordingFormats.Named(format)!.Open(layout, directory))];
        Complete(layout.FirstStep);
    }

    /// <inheritdoc/>
    public void Spikes(int population, ReadOnlySpan<int> steps, ReadOnlySpan<int> neurons)
    {
        foreach (var sink in sinks) sink.Spikes(population, steps, neurons);
    }

    /// <inheritdoc/>
    public void State(int state, int step, ReadOnlySpan<double> values)
    {
        foreach (var sink in sinks) sink.State(state, step, values);
    }

    /// <inheritdoc/>
    public void Rate(int rate, ReadOnlySpan<int> counts)
    {
        foreach (var sink in sinks) sink.Rate(rate, counts);
    }

    /// <inheritdoc/>
    public void Complete(long step)
    {
        foreach (var sink in sinks) sink.Complete(step);
        directory.CommitPart(layout);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var sink in sinks) sink.Dispose();
    }
}
