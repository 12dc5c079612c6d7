using System.Collections.Immutable;
using System.Reflection;
using Brainloom.Engine;

namespace Brainloom.Formats;

/// <summary>Recordings as rows of numbers, one file per population or rate recorder.</summary>
/// <remarks>Spikes: time, neuron. State: time, neuron, then the variables. Rates: time at the end of the bin, spikes, rate_hz per neuron.
/// Neurons are counted within their population, from 0.</remarks>
public abstract class RowRecording : IRecordingExporter
{
    private readonly RecordingFormatAttribute format;

    private protected RowRecording() => format = GetType().GetCustomAttribute<RecordingFormatAttribute>()!;

    /// <inheritdoc/>
    public IRecordingSink Open(Recording layout, RecordingDirectory directory)
    {
        var sink = new RowSink(layout);
        try
        {
            foreach (var spikes in layout.Spikes)
                sink.AddSpikes(Writer("spikes", spikes.Population, FormattableString.Invariant(
                    $"spikes of population {spikes.Population}: {spikes.Recorded} of {spikes.Size} neurons recorded"), ["neuron"], [""])
                    with { Size = spikes.Size, Recorded = spikes.Recorded });
            foreach (var state in layout.States)
                sink.AddState(Writer("state", state.Population, $"state of neurons of population {state.Population}", ["neuron", .. state.Variables], ["", .. state.Units])
                    with { NeuronRanges = RecordedFile.RangesOf(state.Neurons) });
            foreach (var rate in layout.Rates)
                sink.AddRate(Writer("rate", rate.Recorder, FormattableString.Invariant(
                    $"population rate of {rate.Neurons} neurons; each row ends a bin of {rate.BinSteps * layout.dt:0.######} ms"), ["spikes", "rate_hz"], ["", ""])
                    with { Recorded = rate.Neurons, BinSteps = rate.BinSteps });
        }
        catch
        {
            sink.Dispose();
            throw;
        }
        directory.Describe(layout, sink.Files);
        return sink;

        RecordedFile Writer(string kind, string owner, string subject, string[] columns, string[] units)
        {
            var stream = directory.Create(kind, owner, format.Extension, out string file);
            sink.Add(Rows(stream, layout.dt, subject, [TimeColumn, .. columns], ["", .. units]));
            return new RecordedFile
            {
                Kind = kind,
                Name = owner,
                File = file,
                Format = format.Name,
                Columns = [TimeColumn, .. columns],
                Units = [TimeUnit, .. units.Select((unit, i) => unit.Length > 0 ? unit : columns[i] == "rate_hz" ? "Hz" : "1")],
                Dtype = Dtype([TimeColumn, .. columns]),
            };
        }
    }

    /// <summary>Name of the first column.</summary>
    private protected abstract string TimeColumn { get; }

    /// <summary>Unit of the first column.</summary>
    private protected abstract string TimeUnit { get; }

    /// <summary>Opens the rows of a file.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="dt">Time step [ms].</param>
    /// <param name="subject">What the file holds, in a few words.</param>
    /// <param name="columns">Names of the columns.</param>
    /// <param name="units">Their units; empty where the name states it or there is none.</param>
    private protected abstract RowWriter Rows(FileStream stream, double dt, string subject, IReadOnlyList<string> columns, IReadOnlyList<string> units);

    /// <summary>Type of a record as numpy names it: name and type of each column. Null for text.</summary>
    private protected virtual ImmutableArray<ImmutableArray<string>>? Dtype(IReadOnlyList<string> columns) => null;
}
