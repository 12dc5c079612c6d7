using System.Collections.Immutable;
using Brainloom.Engine;
using Xunit;
using static Brainloom.Tests.Engine.Simulation.Probe;

namespace Brainloom.Tests.Engine.Simulation;

/// <summary>Every spike arrives in the step that its delay says.</summary>
[Collection(nameof(Brainloom.Engine.Simulation))]
public class DeliveryTimeTests
{
    static readonly int[] delays = [1, 2, 3, 7, 31, 32, 63, 64, 250, 499, 500];

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 6)]
    [InlineData(1, 10)]
    public void Delays_up_to_500_steps(int threads, int shortest)
    {
        // a neuron that fires every 7 steps, and relays at all delays from the shortest on; the slice is as long as that
        int[] used = delays[shortest..];
        var source = new IgnoreAndFire { rate = 1000 / .7, phase = 1 };
        var description = Relays(source, used, new Constant(1), Precision.Single);
        var recording = Run(description, 3_000, threads);
        int[] spikes = [.. Enumerable.Range(0, 3_000).Select(k => 8 + 7 * k).Where(step => step <= 3_000)];
        Assert.Equal(spikes, recording.SpikesOf(0));
        for (int i = 0; i < used.Length; i++)
            Assert.Equal(spikes.Select(step => step + used[i]).Where(step => step <= 3_000), StepsOf(recording.Spikes[1], i));
    }

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void Several_inlets_at_one_neuron(Precision precision)
    {
        // fixed-point synapses with a weight in common and with weights of their own, at both receptors
        NodeCollection source = new(0, 0, 1), target = new(1, 0, 40);
        ProjectionDescription Connect(string name, Brainloom.Engine.Values weight, double delay) =>
            new() { Name = name, Source = source, Target = target, Rule = new AllToAll(), Synapses = [new() { Weight = weight, Delay = new Constant(delay) }] };
        var description = new NetworkDescription
        {
            Precision = precision,
            Populations = [new() { Name = "source", Size = 1, Neuron = new IgnoreAndFire { rate = 10, phase = .01 } }, new() { Name = "target", Size = 40, Neuron = new IafPscExp() }],
            Projections = [Connect("a", new Constant(100), 1), Connect("b", new Normal { mean = 50, std = 1 }, 1), Connect("c", new Constant(-30), 1), Connect("d", new Constant(200), 2.5), Connect("e", new Constant(100), 2.5)],
            Recorders = [new() { Name = "state", Recorder = new StateRecorder { variables = ["I_syn_ex", "I_syn_in"], interval = dt }, Target = target }],
        };
        var recording = Run(description, 60);
        double[,] excitatory = recording.Trace("I_syn_ex"), inhibitory = recording.Trace("I_syn_in");

        // the source fires in step 11; sample i is that of step i + 1
        double decay = Math.Exp(-dt / 2);
        Assert.Equal(0, excitatory[19, 0]);
        for (int neuron = 0; neuron < 40; neuron++)
        {
            Assert.InRange(excitatory[20, neuron], 145, 155);
            Assert.Equal(-30, inhibitory[20, neuron], 30 * 1e-4);
            Assert.Equal(excitatory[20, neuron] * Math.Pow(decay, 15) + 300, excitatory[35, neuron], 300 * 1e-4);
            Assert.Equal(-30 * Math.Pow(decay, 15), inhibitory[35, neuron], 30 * 1e-4);
        }
    }

    [Fact]
    public void More_than_65535_spikes_arrive_in_one_step()
    {
        const int Size = 150_000;
        var description = new NetworkDescription
        {
            Populations = [new() { Name = "source", Size = 1, Neuron = new IgnoreAndFire { phase = .01 } }, new() { Name = "target", Size = Size, Neuron = new ParrotNeuron() }],
            Projections = [new() { Name = "p", Source = new(0, 0, 1), Target = new(1, 0, Size), Rule = new AllToAll(), Synapses = [new() { Weight = new Constant(1), Delay = new Constant(1) }] }],
            Recorders = [new() { Name = "spikes", Recorder = new SpikeRecorder(), Target = new(1, 0, Size) }],
        };
        using var network = Network.Build(description, 1);
        using var simulation = new Brainloom.Engine.Simulation(network);
        simulation.Run(50);
        var spikes = simulation.Record().Spikes.Single();
        Assert.Equal(Enumerable.Range(0, Size), spikes.Neurons.ToArray());
        Assert.All(spikes.Steps.ToArray(), step => Assert.Equal(21, step));
        Assert.Equal(Size, simulation.SynapticEvents);
    }

    [Theory]
    [InlineData(30, .5, 168, 333)]
    [InlineData(10_000, 1, 2, 1)]
    public void Ignore_and_fire_keeps_its_intervals(double rate, double phase, int first, int interval)
    {
        foreach (var precision in (Precision[])[Precision.Single, Precision.Double])
        {
            var drive = Stimulus(new PoissonGenerator { rate = 1e5 }, new(0, 0, 70), 1_000);
            var recording = Run(Describe(new IgnoreAndFire { rate = rate, phase = phase }, 70, precision, [drive], "waited"), 1_000, threads: 2);
            foreach (int neuron in (int[])[0, 63, 64, 69])
                Assert.Equal(Enumerable.Range(0, (1_000 - first) / interval + 1).Select(k => first + k * interval), recording.SpikesOf(neuron));
        }
    }

    static NetworkDescription Relays(object source, int[] delays, Brainloom.Engine.Values weight, Precision precision) => new()
    {
        Precision = precision,
        Populations = [new() { Name = "source", Size = 1, Neuron = source }, new() { Name = "relays", Size = delays.Length, Neuron = new ParrotNeuron() }],
        Projections =
        [
            .. delays.Select((delay, i) => new ProjectionDescription
            {
                Name = $"p{i}",
                Source = new(0, 0, 1),
                Target = new(1, i, 1),
                Rule = new OneToOne(),
                Synapses = [new() { Weight = weight, Delay = new Constant(delay * dt) }],
            }),
        ],
        Recorders = [new() { Name = "spikes", Recorder = new SpikeRecorder(), Target = new NodeCollection(0, 0, 1).Join(new(1, 0, delays.Length)) }],
    };

    static IEnumerable<int> StepsOf(SpikeRecording spikes, int neuron) =>
        spikes.Steps.ToArray().Zip(spikes.Neurons.ToArray()).Where(spike => spike.Second == neuron).Select(spike => spike.First);
}
