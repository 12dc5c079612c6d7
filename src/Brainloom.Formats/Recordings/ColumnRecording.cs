using System.Reflection;
using Brainloom.Engine;

namespace Brainloom.Formats;

/// <summary>Recordings as columns of text, one file per population or rate recorder.</summary>
/// <remarks>Spikes: time_ms, neuron. State: time_ms, neuron, then the variables. Rates: time_ms at the end of the bin, spikes, rate_hz per neuron.
/// Neurons are counted within their population, from 0.</remarks>
public abstract class ColumnRecording : IRecordingExporter
{
    private protected ColumnRecording(char separator) => this.separator = separator;

    private readonly char separator;

    private string Extension => GetType().GetCustomAttribute<RecordingFormatAttribute>()!.Extension;

    /// <summary>Lines before the first row.</summary>
    /// <param name="subject">What the file holds, in a few words.</param>
    /// <param name="columns">Names of the columns.</param>
    /// <param name="units">Their units; empty where the name states it or there is none.</param>
    private protected abstract IEnumerable<string> Head(string subject, IReadOnlyList<string> columns, IReadOnlyList<string> units);

    /// <inheritdoc/>
    public void Export(Recording recording, RecordingDirectory directory)
    {
        var times = new StepTimes(recording.dt);
        foreach (var spikes in recording.Spikes) Write(spikes, times, directory);
        foreach (var state in recording.States) Write(state, times, directory);
        foreach (var rate in recording.Rates) Write(rate, recording, times, directory);
    }

    private void Write(SpikeRecording spikes, in StepTimes times, RecordingDirectory directory)
    {
        using var writer = Open(directory, "spikes", spikes.Population, FormattableString.Invariant(
            $"spikes of population {spikes.Population}: {spikes.Recorded} of {spikes.Size} neurons recorded"), ["time_ms", "neuron"], ["", ""]);
        ReadOnlySpan<int> steps = spikes.Steps.Span, neurons = spikes.Neurons.Span;
        for (int i = 0; i < steps.Length; i++)
        {
            writer.Time(times, steps[i]);
            writer.Number(neurons[i]);
            writer.EndRow();
        }
    }

    private void Write(StateRecording state, in StepTimes times, RecordingDirectory directory)
    {
        using var writer = Open(directory, "state", state.Population, $"state of neurons of population {state.Population}",
            ["time_ms", "neuron", .. state.Variables], ["", "", .. state.Units]);
        var steps = state.Steps.Span;
        var values = state.Values.Span;
        int next = 0;
        foreach (int step in steps)
            foreach (int neuron in state.Neurons)
            {
                writer.Time(times, step);
                writer.Number(neuron);
                for (int variable = 0; variable < state.Variables.Length; variable++) writer.Number(values[next++]);
                writer.EndRow();
            }
    }

    private void Write(RateRecording rate, Recording recording, in StepTimes times, RecordingDirectory directory)
    {
        using var writer = Open(directory, "rate", rate.Recorder, FormattableString.Invariant(
            $"population rate of {rate.Neurons} neurons; each row ends a bin of {rate.BinSteps * recording.dt:0.######} ms"),
            ["time_ms", "spikes", "rate_hz"], ["", "", ""]);
        var counts = rate.Counts.Span;
        double perSpike = 1000 / (rate.Neurons * rate.BinSteps * recording.dt);
        for (int i = 0; i < counts.Length; i++)
        {
            writer.Time(times, recording.FirstStep + (i + 1L) * rate.BinSteps);
            writer.Number(counts[i]);
            writer.Number(counts[i] * perSpike);
            writer.EndRow();
        }
    }

    private ColumnWriter Open(RecordingDirectory directory, string kind, string owner, string subject, string[] columns, string[] units)
    {
        var writer = new ColumnWriter(directory, kind, owner, Extension, separator);
        foreach (string line in Head(subject, columns, units)) writer.Line(line);
        return writer;
    }
}
