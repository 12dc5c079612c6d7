using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine.Simulation;

/// <summary>Networks in space: the same synapses and spikes for any number of threads, stored or drawn.</summary>
[Collection(nameof(Brainloom.Engine.Simulation))]
public class SpatialInvarianceTests
{
    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void Stored_drawn_and_mixed_connections_give_the_same_spikes_for_any_number_of_threads(Precision precision)
    {
        var description = Sheet(precision);
        double bytes = StoragePlan.Of(description, 1, Connectivity.Stored).RowBytes;
        string? expected = null;
        foreach (int threads in (int[])[1, 2, 3])
            foreach (var choice in (Connectivity[])[Connectivity.Stored, Connectivity.Procedural, Connectivity.Auto])
            {
                var storage = StoragePlan.Of(description, threads, choice, bytes * .6);
                Assert.Equal(choice, storage.Outcome);
                using var network = Network.Build(description, threads, storage: storage);
                using var simulation = new Brainloom.Engine.Simulation(network);
                simulation.Run(500);
                Assert.True(simulation.Spikes > 500, "the network is silent");
                Assert.Equal(expected ??= simulation.SpikeHash, simulation.SpikeHash);
            }
    }

    [Fact]
    public void Threads_and_precision_leave_the_synapses_as_they_are()
    {
        var expected = Wiring.Build(Sheet(Precision.Single), 1);
        Assert.True(expected.Count > 20_000);
        Assert.Equal(expected, Wiring.Build(Sheet(Precision.Single), 2));
        Assert.Equal(expected, Wiring.Build(Sheet(Precision.Single), 3));
        var exact = Wiring.Build(Sheet(Precision.Double), 2);
        Assert.Equal(exact, Wiring.Build(Sheet(Precision.Double), 1));
        Assert.Equal(Order(expected), Order(exact));

        static IEnumerable<(int, int, int)> Order(List<Stored> synapses) => synapses.Select(synapse => (synapse.Source, synapse.Target, synapse.Delay)).Order();
    }

    [Fact]
    public void The_order_of_projections_leaves_the_synapses_as_they_are()
    {
        var description = Sheet(Precision.Double);
        Assert.Equal(Wiring.Build(description, 2), Wiring.Build(description with { Projections = [.. description.Projections.Reverse()] }, 2));
    }

    /// <summary>A scattered and a regular population on one torus, and one beneath that ends; every rule that follows places.</summary>
    static NetworkDescription Sheet(Precision precision)
    {
        NodeCollection scattered = new(0, 0, 400), regular = new(1, 0, 150), beneath = new(2, 0, 200), torus = scattered.Join(regular);
        var period = new Point(1, 1, 0);
        var neuron = new IafPscExp { E_L = -65, V_th = -50, V_reset = -65, tau_syn_ex = .5, tau_syn_in = .5 };
        Kernel bell = new GaussianKernel { height = .5, std = .2 };
        Brainloom.Engine.Values travel = new OverDistance(new LinearKernel { intercept = .3, slope = 3 }), drawn = new Normal { mean = 1.5, std = .7, Minimum = .05 };
        Brainloom.Engine.Values excitation = new Normal { mean = 60, std = 10, Minimum = 0 }, inhibition = new Normal { mean = -200, std = 40, Maximum = 0 };
        return new NetworkDescription
        {
            Seed = 11,
            Precision = precision,
            Populations =
            [
                new() { Name = "scattered", Size = 400, Neuron = neuron, Positions = Sheets.Scattered(400, new(1, 1, .2), period) },
                new() { Name = "regular", Size = 150, Neuron = neuron, Positions = new GridPositions { Nx = 5, Ny = 5, Nz = 2, Cells = 3, Extent = new(1, 1, .3), Center = new(0, 0, .2), Period = period } },
                new() { Name = "beneath", Size = 200, Neuron = neuron, Positions = Sheets.Scattered(200, new(1.2, 1.2, .1), seed: 9) },
            ],
            Projections =
            [
                Wiring.Connect("bernoulli", scattered, torus, new PairwiseBernoulli { p = bell, allow_autapses = false }, Wiring.Synapse(excitation, travel)),
                Wiring.Connect("poisson", scattered, beneath, new PairwisePoisson { pairwise_avg_num_conns = new ExponentialKernel { height = .6, beta = .2, Axes = Axes.XY }, mask = new BoxMask { min_x = -.1, max_x = .4 } },
                    Wiring.Synapse(new OverDistance(new GaussianKernel { height = 80, std = .5 }), drawn), Wiring.Synapse(new Constant(20), travel)),
                Wiring.Connect("indegree", regular, scattered, new FixedIndegree { indegree = 12, mask = new DiscMask { radius = .45 }, allow_multapses = false }, Wiring.Synapse(inhibition, drawn)),
                Wiring.Connect("indegree by weight", scattered, regular, new FixedIndegree { indegree = 9, p = bell, edge_wrap = false }, Wiring.Synapse(excitation, travel)),
                Wiring.Connect("outdegree", beneath, torus.Join(beneath), new FixedOutdegree { outdegree = 30, p = bell, mask = new SphereMask { radius = .5 }, allow_autapses = false }, Wiring.Synapse(new Constant(50), travel)),
                Wiring.Connect("part", beneath.Slice(20, 100), scattered.Slice(100, 200), new PairwiseBernoulli { p = .5, mask = new DoughnutMask { inner_radius = .1, outer_radius = .3 }, edge_wrap = false }, Wiring.Synapse(excitation, drawn)),
            ],
            Stimuli = [new() { Name = "drive", Stimulus = new PoissonGenerator { rate = 12_000 }, Target = torus.Join(beneath), Weight = new Constant(80) }],
        };
    }
}
