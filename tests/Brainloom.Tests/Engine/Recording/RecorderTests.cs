using System.Collections.Immutable;
using Brainloom.Engine;
using Brainloom.Tests.Engine.Simulation;
using Xunit;

namespace Brainloom.Tests.Engine;

/// <summary>Recorders observe what they are told to, over any sequence of runs.</summary>
[Collection(nameof(Brainloom.Engine.Simulation))]
public class RecorderTests
{
    static readonly NodeCollection observed = new NodeCollection(1, 60, 30).Join(new(0, 100, 77)).Join(new(1, 3, 1));

    static NetworkDescription Observed() => Networks.Balanced() with
    {
        Recorders =
        [
            new() { Name = "spikes", Recorder = new SpikeRecorder(), Target = observed },
            new() { Name = "all spikes", Recorder = new SpikeRecorder(), Target = new(0, 0, 150) },
            new() { Name = "state", Recorder = new StateRecorder { variables = ["I_syn_in", "V_m"], interval = .3 }, Target = observed },
            new() { Name = "rate", Recorder = new RateRecorder { bin = .7 }, Target = observed },
            new() { Name = "all rates", Recorder = new RateRecorder { bin = 2 }, Target = new NodeCollection(0, 0, 800).Join(new(1, 0, 200)) },
        ],
    };

    // runs of the given lengths; measuring begins after the first
    static Recording Record(NetworkDescription description, int threads, params ReadOnlySpan<int> runs)
    {
        using var network = Network.Build(description, threads);
        using var simulation = new Brainloom.Engine.Simulation(network);
        simulation.Run(runs[0]);
        simulation.Measure();
        foreach (int steps in runs[1..]) simulation.Run(steps);
        return simulation.Record();
    }

    // (step, neuron of the network)
    static List<(int Step, int Neuron)> Spikes(Recording recording) =>
        [.. recording.Spikes.SelectMany(spikes => spikes.Steps.ToArray().Zip(spikes.Neurons.ToArray(), (step, neuron) => (step, neuron + (spikes.Population == "E" ? 0 : 800)))).Order()];

    static List<(int Step, int Neuron)> AllSpikes(int first, int last)
    {
        var recording = Record(Networks.Balanced(), 1, 0, last);
        return [.. Spikes(recording).Where(spike => spike.Step > first)];
    }

    static IEnumerable<int> Members(NodeCollection nodes) => nodes.Ranges.SelectMany(range => Enumerable.Range(range.Start + 800 * range.Population, range.Count));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Spikes_of_the_neurons_observed_after_measuring_began(int threads)
    {
        var recording = Record(Observed(), threads, 250, 1, 349, 400);
        var members = Members(observed).Concat(Enumerable.Range(0, 150)).ToHashSet();
        var expected = AllSpikes(250, 1_000).Where(spike => members.Contains(spike.Neuron)).ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(expected, Spikes(recording));
        Assert.Equal([("E", 800, 177), ("I", 200, 31)], recording.Spikes.Select(spikes => (spikes.Population, spikes.Size, spikes.Recorded)));
        Assert.Equal((250, 1_000, 75.0), (recording.FirstStep, recording.LastStep, Math.Round(recording.Duration, 9)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void State_is_sampled_at_multiples_of_the_interval(int threads)
    {
        var recording = Record(Observed(), threads, 250, 1, 349, 400);
        var whole = Record(Observed() with { Recorders = [new() { Name = "state", Recorder = new StateRecorder { variables = ["I_syn_in", "V_m"], interval = .1 }, Target = observed }] }, 1, 0, 1_000);
        Assert.Equal(observed.Ranges.Length, recording.States.Length);
        for (int r = 0; r < observed.Ranges.Length; r++)
        {
            var (part, all) = (recording.States[r], whole.States[r]);
            var range = observed.Ranges[r];
            Assert.Equal(Enumerable.Range(range.Start, range.Count), part.Neurons);
            Assert.Equal((range.Population == 0 ? "E" : "I", "I_syn_in V_m", "pA mV"), (part.Population, string.Join(' ', part.Variables), string.Join(' ', part.Units)));
            Assert.Equal(Enumerable.Range(84, 250).Select(i => 3 * i), part.Steps.ToArray());
            int width = 2 * range.Count;
            for (int i = 0; i < part.Steps.Length; i++)
                Assert.Equal(all.Values.Slice((part.Steps.Span[i] - 1) * width, width).ToArray(), part.Values.Slice(i * width, width).ToArray());
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Rates_count_the_spikes_of_each_bin(int threads)
    {
        var recording = Record(Observed(), threads, 250, 1, 349, 400);
        var spikes = AllSpikes(250, 1_000);
        foreach (var (rate, members, width) in ((RateRecording, HashSet<int>, int)[])[(recording.Rates[0], [.. Members(observed)], 7), (recording.Rates[1], [.. Enumerable.Range(0, 1_000)], 20)])
        {
            // bins begin where measuring began; the last one may not be full
            var counts = new int[(750 + width - 1) / width];
            foreach (var (step, neuron) in spikes.Where(spike => members.Contains(spike.Neuron))) counts[(step - 251) / width]++;
            Assert.Equal(counts, rate.Counts.ToArray());
            Assert.Equal((members.Count, width), (rate.Neurons, rate.BinSteps));
            Assert.NotEqual(0, counts.Sum());
        }
        Assert.Equal(["rate", "all rates"], recording.Rates.Select(rate => rate.Recorder));
    }

    [Fact]
    public void Recordings_grow_with_the_runs_and_earlier_ones_stay()
    {
        using var network = Network.Build(Observed(), 2);
        using var simulation = new Brainloom.Engine.Simulation(network);
        simulation.Run(300);
        var first = simulation.Record();
        var spikes = Spikes(first);
        int[] counts = first.Rates[0].Counts.ToArray();
        double[] values = first.States[0].Values.ToArray();
        simulation.Run(300);
        Assert.Equal(spikes, Spikes(first));
        Assert.Equal(counts, first.Rates[0].Counts.ToArray());
        Assert.Equal(values, first.States[0].Values.ToArray());
        var second = simulation.Record();
        Assert.Equal(spikes, Spikes(second)[..spikes.Count]);
        Assert.True(Spikes(second).Count > spikes.Count);
        Assert.Equal(values, second.States[0].Values[..values.Length].ToArray());
    }

    [Fact]
    public void Measuring_counts_from_then_on()
    {
        using var network = Network.Build(Networks.Balanced(), 2);
        using var simulation = new Brainloom.Engine.Simulation(network);
        simulation.Run(300);
        long before = simulation.Spikes;
        simulation.Measure();
        Assert.Equal((0, 0), (simulation.Spikes, simulation.SynapticEvents));
        Assert.Equal(TimeSpan.Zero, simulation.Elapsed);
        simulation.Run(300);
        Assert.Equal(AllSpikes(300, 600).Count, simulation.Spikes);
        Assert.Equal(AllSpikes(0, 300).Count, before);
        Assert.True(simulation.SynapticEvents > 0 && simulation.Elapsed > TimeSpan.Zero);
    }

    [Fact]
    public void Recorders_of_no_neurons_record_nothing()
    {
        NodeCollection none = new(0, 0, 0);
        var description = Wiring.Describe([0, 3]) with
        {
            Recorders =
            [
                new() { Name = "spikes", Recorder = new SpikeRecorder(), Target = none },
                new() { Name = "state", Recorder = new StateRecorder(), Target = none.Join(new(1, 1, 1)) },
                new() { Name = "rate", Recorder = new RateRecorder(), Target = none },
            ],
        };
        var recording = Record(description, 2, 5, 20);
        Assert.Empty(recording.Spikes);
        Assert.Equal([2], recording.States.Select(state => state.Steps.Length));
        Assert.Equal([1], recording.States.Single().Neurons);
        Assert.Equal([0, 0], recording.Rates.Single().Counts.ToArray());
    }

    [Fact]
    public void A_variable_that_the_model_does_not_have_is_named()
    {
        var description = Wiring.Describe([3]) with { Recorders = [new() { Name = "state", Recorder = new StateRecorder { variables = ["V"] }, Target = new(0, 0, 3) }] };
        var failure = Assert.Throws<ArgumentException>(() => Record(description, 1, 1));
        Assert.StartsWith("state: V is not a state variable; there are V_m, ", failure.Message);
    }
}
