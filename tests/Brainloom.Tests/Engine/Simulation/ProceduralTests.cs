using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine.Simulation;

/// <summary>Rows that are drawn when a spike arrives: the same network, the same spikes.</summary>
[Collection(nameof(Brainloom.Engine.Simulation))]
public class ProceduralTests
{
    const long Steps = 1_000;

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void Stored_drawn_and_mixed_connections_give_the_same_spikes_for_any_number_of_threads(Precision precision)
    {
        var description = Everything(precision);
        string expected = Hash(description, 1, null);
        double bytes = StoragePlan.Of(description, 1, Connectivity.Stored).RowBytes;
        foreach (int threads in (int[])[1, 2, 3])
            foreach (var (choice, outcome) in ((Connectivity, Connectivity)[])[(Connectivity.Stored, Connectivity.Stored), (Connectivity.Procedural, Connectivity.Procedural), (Connectivity.Auto, Connectivity.Auto)])
            {
                var storage = StoragePlan.Of(description, threads, choice, bytes / 2);
                Assert.Equal(outcome, storage.Outcome);
                Assert.Equal(expected, Hash(description, threads, storage));
            }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Slices_of_several_steps_and_runs_cut_anywhere_give_the_same_spikes(int threads)
    {
        var description = Networks.Balanced();
        description = description with { Projections = [.. description.Projections.Select(projection => projection with { Synapses = [.. projection.Synapses.Select(synapse => synapse with { Delay = new Uniform { low = .7, high = 3 } })] })] };
        var storage = StoragePlan.Of(description, threads, Connectivity.Procedural);
        Assert.Equal(Connectivity.Procedural, storage.Outcome);
        Assert.Equal(Networks.Hash(description, 1, 2_000), Hash(description, threads, storage, 1, 736, 5, 1_258));
    }

    [Fact]
    public void Simulations_of_one_network_draw_at_once()
    {
        var description = Networks.Balanced();
        using var network = Network.Build(description, 2, storage: StoragePlan.Of(description, 2, Connectivity.Procedural));
        var hashes = new string[3];
        Parallel.For(0, hashes.Length, i =>
        {
            using var simulation = new Brainloom.Engine.Simulation(network);
            simulation.Run(500);
            hashes[i] = simulation.SpikeHash;
        });
        Assert.All(hashes, hash => Assert.Equal(Networks.Hash(description, 1, 500), hash));
    }

    [Fact]
    public void Every_synapse_over_which_a_spike_came_is_counted()
    {
        var description = Everything(Precision.Single);
        using var stored = Network.Build(description, 2);
        using var drawn = Network.Build(description, 2, storage: StoragePlan.Of(description, 2, Connectivity.Procedural));
        using var expected = new Brainloom.Engine.Simulation(stored);
        using var actual = new Brainloom.Engine.Simulation(drawn);
        expected.Run(Steps);
        actual.Run(Steps);
        Assert.Equal((expected.Spikes, expected.SynapticEvents), (actual.Spikes, actual.SynapticEvents));
        Assert.InRange(drawn.Synapses / (double)stored.Synapses, .99, 1.01);
        Assert.True(actual.Phases.Draw > 0 && expected.Phases.Draw == 0);
    }

    [Fact]
    public void Nothing_is_allocated_and_memory_does_not_grow_after_the_first_slices()
    {
        var description = Networks.Balanced() with { Recorders = [] };
        using var network = Network.Build(description, 1, storage: StoragePlan.Of(description, 1, Connectivity.Procedural));
        using var simulation = new Brainloom.Engine.Simulation(network);
        simulation.Run(2_000);
        long bytes = simulation.Bytes;
        long shortRun = Allocated(() => simulation.Run(100)), longRun = Allocated(() => simulation.Run(3_000));
        Assert.Equal(shortRun, longRun);
        Assert.Equal(bytes, simulation.Bytes);
    }

    static long Allocated(Action action)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    static string Hash(NetworkDescription description, int threads, StoragePlan? storage, params long[] runs)
    {
        using var network = Network.Build(description, threads, storage: storage);
        Assert.Equal(storage is { DrawnSynapses: > 0 }, network.Drawn != null);
        using var simulation = new Brainloom.Engine.Simulation(network);
        foreach (long steps in runs is [] ? [Steps] : runs) simulation.Run(steps);
        Assert.True(simulation.Spikes > 100, "the network is silent");
        return simulation.SpikeHash;
    }

    /// <summary>Every rule, collocated synapses, drawn and listed values, relays that fire several times in a step, fixed- and floating-point receptors.</summary>
    static NetworkDescription Everything(Precision precision)
    {
        const int Size = 300;
        NodeCollection excitatory = new(0, 0, Size), inhibitory = new(1, 0, Size), relays = new(2, 0, 40), conductance = new(3, 0, Size), all = excitatory.Join(inhibitory);
        Brainloom.Engine.Values weight = new Normal { mean = 60, std = 10, Minimum = 0 }, delay = new Normal { mean = 1.5, std = .7, Minimum = .05 }, wide = new LogNormal { mu = .5, sigma = .6, Maximum = 9 };
        var neuron = new IafPscExp { E_L = -65, V_th = -50, V_reset = -65, tau_syn_ex = .5, tau_syn_in = .5 };
        int[] sources = [.. Enumerable.Range(0, 200).Select(i => i * 7 % 40)], targets = [.. Enumerable.Range(0, 200).Select(i => i * 13 % Size)];
        return new NetworkDescription
        {
            Seed = 5,
            Precision = precision,
            Populations =
            [
                new() { Name = "E", Size = Size, Neuron = neuron },
                new() { Name = "I", Size = Size, Neuron = neuron },
                new() { Name = "relays", Size = 40, Neuron = new ParrotNeuron() },
                new() { Name = "conductance", Size = Size, Neuron = new IafCondExp() },
            ],
            Projections =
            [
                Wiring.Connect("bernoulli", excitatory, all, new PairwiseBernoulli { p = .1 }, Synapse(weight, delay)),
                Wiring.Connect("poisson", excitatory, inhibitory, new PairwisePoisson { pairwise_avg_num_conns = .1 }, Synapse(weight, wide), Synapse(new Constant(20), delay)),
                Wiring.Connect("total", inhibitory, all, new FixedTotalNumber { N = 9_000 }, Synapse(new Normal { mean = -200, std = 40, Maximum = 0 }, delay)),
                Wiring.Connect("total, distinct", inhibitory, all, new FixedTotalNumber { N = 3_000, allow_multapses = false, allow_autapses = false }, Synapse(new Constant(-100), new Constant(.8))),
                Wiring.Connect("indegree", excitatory, all, new FixedIndegree { indegree = 12 }, Synapse(new Constant(50), wide)),
                Wiring.Connect("outdegree", excitatory, conductance, new FixedOutdegree { outdegree = 20 }, Synapse(new LogNormal { mu = .5, sigma = .6 }, delay)),
                Wiring.Connect("relayed", excitatory, relays, new FixedIndegree { indegree = 5, allow_multapses = false }, Synapse(new Constant(1), delay)),
                Wiring.Connect("relays", relays, excitatory.Slice(20, 100).Join(inhibitory), new AllToAll(), Synapse(weight, delay)),
                Wiring.Connect("listed", relays, conductance, new ExplicitList { sources = [.. sources], targets = [.. targets] },
                    Synapse(new Table([.. sources.Select(i => 1.5 * i)]), new Table([.. targets.Select(i => .3 + .01 * i)]))),
                Wiring.Connect("one", conductance, excitatory, new OneToOne(), Synapse(weight, delay)),
                Wiring.Connect("symmetric", conductance, conductance, new SymmetricPairwiseBernoulli { p = .05 }, Synapse(new Normal { mean = 0, std = 2 }, delay)),
                Wiring.Connect("held", conductance, inhibitory, new FixedIndegree { indegree = 8, allow_multapses = false }, Synapse(weight, delay)),
                Wiring.Connect("transposed", relays.Slice(0, 5), conductance.Slice(0, 5), new FixedIndegree { indegree = 3, allow_multapses = false }, Synapse(new Constant(2), delay)),
            ],
            Stimuli = [new() { Name = "drive", Stimulus = new PoissonGenerator { rate = 12_000 }, Target = all, Weight = new Constant(80) }],
        };

        static SynapseDescription Synapse(Brainloom.Engine.Values weight, Brainloom.Engine.Values delay) => Wiring.Synapse(weight, delay);
    }
}
