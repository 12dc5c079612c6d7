using System.Collections.Immutable;
using Brainloom.Analysis;
using Brainloom.Engine;

namespace Brainloom.Tests.Analysis;

/// <summary>Recordings made up for tests: independent gamma renewal processes with rates that differ between neurons.</summary>
internal static class SyntheticActivity
{
    /// <summary>Populations with the sizes and mean rates [Hz] of the cortical microcircuit.</summary>
    public static readonly ImmutableArray<(string Name, int Size, double Rate)> Microcircuit =
    [
        ("L23E", 20683, 0.94), ("L23I", 5834, 2.97), ("L4E", 21915, 4.36), ("L4I", 5479, 5.86),
        ("L5E", 4850, 7.33), ("L5I", 1065, 8.61), ("L6E", 14395, 1.09), ("L6I", 2948, 7.81),
    ];

    /// <summary>A recording of populations, steps of 0.1 ms.</summary>
    public static Recording Record(IEnumerable<(string Name, int Size, double Rate)> populations, double duration, double warmup = 500, int order = 2)
    {
        const double dt = 0.1;
        long first = (long)(warmup / dt), last = first + (long)(duration / dt);
        return new Recording
        {
            dt = dt,
            FirstStep = first,
            LastStep = last,
            Spikes = [.. populations.Select((p, i) => Spikes(p.Name, p.Size, p.Rate, first, last, dt, order, seed: i))],
        };
    }

    private static SpikeRecording Spikes(string name, int size, double meanRate, long first, long last, double dt, int order, int seed)
    {
        var random = new Random(seed);
        var spikes = new List<(int Step, int Neuron)>();
        for (int neuron = 0; neuron < size; neuron++)
        {
            // lognormal rates of the given mean, σ of the logarithm 0.7
            double normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            double rate = meanRate * Math.Exp(0.7 * normal - 0.245);
            double t = first * dt - random.NextDouble() * 1000 / rate;
            while (true)
            {
                for (int k = 0; k < order; k++) t -= Math.Log(1 - random.NextDouble()) * 1000 / (rate * order);
                int step = (int)Math.Ceiling(t / dt);
                if (step > last) break;
                if (step > first) spikes.Add((step, neuron));
            }
        }
        spikes.Sort();
        return new SpikeRecording(name, size, size, spikes.Select(s => s.Step).ToArray(), spikes.Select(s => s.Neuron).ToArray());
    }

    /// <summary>What figures of a recording need; populations that end in I are inhibitory.</summary>
    public static FigureInput Input(Recording recording) => new()
    {
        Recording = recording,
        Statistics = RunStatistics.Of(recording),
        Populations =
        [
            .. recording.Spikes.Select(s => new DisplayedPopulation(s.Population, s.Population.Replace("L23", "L2/3", StringComparison.Ordinal),
                s.Population.EndsWith('I') ? Sign.Inhibitory : Sign.Excitatory) { Neurons = s.Size }),
        ],
        Header = new RunHeader("synthetic", "0.1.0", 1, recording.dt, recording.Duration, recording.FirstStep * recording.dt),
    };
}
