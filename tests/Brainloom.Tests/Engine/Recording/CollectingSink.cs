using Brainloom.Engine;

namespace Brainloom.Tests.Engine;

/// <summary>Keeps what it is handed, and what of it was complete when.</summary>
sealed class CollectingSink(Recording layout) : IRecordingSink
{
    readonly List<(int Step, int Neuron)>[] spikes = [.. layout.Spikes.Select(_ => new List<(int, int)>())];
    readonly List<(int Step, double Value)>[] states = [.. layout.States.Select(_ => new List<(int, double)>())];
    readonly List<int>[] rates = [.. layout.Rates.Select(_ => new List<int>())];

    /// <summary>Done with each call, before anything is kept.</summary>
    public Action BeforeEach { get; init; } = () => { };

    /// <summary>Steps that were said to be complete, each with the last step of a spike that had been handed over by then.</summary>
    public List<(long Step, long LastSpike)> Completed { get; } = [];

    public bool IsDisposed { get; private set; }

    public long Pieces { get; private set; }

    /// <summary>Everything, as a recording.</summary>
    public Recording Recording => layout with
    {
        LastStep = Completed[^1].Step,
        Spikes = [.. layout.Spikes.Zip(spikes, (of, own) => of with { Steps = own.Select(spike => spike.Step).ToArray(), Neurons = own.Select(spike => spike.Neuron).ToArray() })],
        States =
        [
            .. layout.States.Zip(states, (of, own) => of with
            {
                Steps = own.Where((_, i) => i % (of.Neurons.Length * of.Variables.Length) == 0).Select(value => value.Step).ToArray(),
                Values = own.Select(value => value.Value).ToArray(),
            }),
        ],
        Rates = [.. layout.Rates.Zip(rates, (of, own) => of with { Counts = own.ToArray() })],
    };

    public void Spikes(int population, ReadOnlySpan<int> steps, ReadOnlySpan<int> neurons)
    {
        Piece();
        for (int i = 0; i < steps.Length; i++) spikes[population].Add((steps[i], neurons[i]));
    }

    public void State(int state, int step, ReadOnlySpan<double> values)
    {
        Piece();
        foreach (double value in values) states[state].Add((step, value));
    }

    public void Rate(int rate, ReadOnlySpan<int> counts)
    {
        Piece();
        rates[rate].AddRange(counts);
    }

    public void Complete(long step)
    {
        Piece();
        Completed.Add((step, spikes.SelectMany(own => own.TakeLast(1)).Select(spike => (long)spike.Step).DefaultIfEmpty(0).Max()));
    }

    public void Dispose() => IsDisposed = true;

    void Piece()
    {
        Pieces++;
        BeforeEach();
    }
}
