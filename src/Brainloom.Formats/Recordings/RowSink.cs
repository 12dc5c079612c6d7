using System.Collections.Immutable;
using Brainloom.Engine;

namespace Brainloom.Formats;

/// <summary>Writes a recording as rows of numbers, piece by piece.</summary>
internal sealed class RowSink(Recording layout) : IRecordingSink
{
    private readonly List<RowWriter> writers = [];
    private readonly List<RecordedFile> files = [];
    private readonly List<int> spikes = [], states = [], rates = [];
    // values of the sample that is being written, per state
    private readonly int[] places = new int[layout.States.Length];
    private ImmutableArray<RecordedFile> complete = [];
    private long lastStep = layout.FirstStep;

    /// <summary>The files and the last step, as they were when last completed.</summary>
    public (long LastStep, ImmutableArray<RecordedFile> Files) Files() => (lastStep, complete);

    public void Add(RowWriter writer) => writers.Add(writer);

    public void AddSpikes(RecordedFile file) => Add(spikes, file);

    public void AddState(RecordedFile file) => Add(states, file);

    public void AddRate(RecordedFile file) => Add(rates, file);

    public void Spikes(int population, ReadOnlySpan<int> steps, ReadOnlySpan<int> neurons)
    {
        var writer = writers[spikes[population]];
        for (int i = 0; i < steps.Length; i++)
        {
            writer.Time(steps[i]);
            writer.Number(neurons[i]);
            writer.EndRow();
        }
    }

    public void State(int state, int step, ReadOnlySpan<double> values)
    {
        var writer = writers[states[state]];
        var neurons = layout.States[state].Neurons;
        int variables = layout.States[state].Variables.Length, place = places[state];
        foreach (double value in values)
        {
            (int neuron, int variable) = Math.DivRem(place++, variables);
            if (variable == 0)
            {
                writer.Time(step);
                writer.Number(neurons[neuron]);
            }
            writer.Number(value);
            if (variable + 1 == variables) writer.EndRow();
        }
        places[state] = place == neurons.Length * variables ? 0 : place;
    }

    public void Rate(int rate, ReadOnlySpan<int> counts)
    {
        var writer = writers[rates[rate]];
        var (binSteps, neurons) = (layout.Rates[rate].BinSteps, layout.Rates[rate].Neurons);
        double perSpike = 1000 / (neurons * binSteps * layout.dt);
        foreach (int count in counts)
        {
            writer.Time(layout.FirstStep + (writer.Rows + 1) * binSteps);
            writer.Number(count);
            writer.Number(count * perSpike);
            writer.EndRow();
        }
    }

    public void Complete(long step)
    {
        foreach (var writer in writers) writer.Flush();
        lastStep = step;
        complete = [.. files.Select((file, i) => file with { Rows = writers[i].Rows, Bytes = writers[i].Bytes })];
    }

    public void Dispose() => writers.ForEach(writer => writer.Dispose());

    private void Add(List<int> kind, RecordedFile file)
    {
        kind.Add(files.Count);
        files.Add(file);
    }
}
