using System.Collections.Immutable;
using Brainloom.Engine;
using Xunit;
using static Brainloom.Tests.Engine.Wiring;

namespace Brainloom.Tests.Engine;

/// <summary>The synapses of a built network are those that its rules, weights and delays draw.</summary>
public class ConnectivityTests
{
    static readonly Normal drawnWeight = new() { mean = 100, std = 10 }, drawnDelay = new() { mean = 1.5, std = .75, Minimum = .1 };

    public static TheoryData<Type> Rules => [.. RuleCases.Types];

    static NodeCollection All(int population, int size) => new(population, 0, size);

    [Theory, MemberData(nameof(Rules))]
    public void Synapses_are_those_the_rule_draws(Type type)
    {
        var (small, large) = (All(0, 70), All(1, 130));
        foreach (var rule in RuleCases.Instances(type))
            foreach (var (source, target) in ((NodeCollection, NodeCollection)[])[(small, small), (small, large), (large, small)])
                if (rule.Impossible(new Shape(source.Count, target.Count, source.Equals(target))) is null)
                    Check(Describe([70, 130], Connect("p", source, target, rule, Synapse(drawnWeight, drawnDelay))), 1, 3);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Any_number_of_threads_builds_the_same(bool byTarget)
    {
        IConnectionRule rule = byTarget ? new FixedIndegree { indegree = 30, allow_multapses = false } : new PairwiseBernoulli { p = .1 };
        Check(Describe([300, 500], Connect("p", All(0, 300), All(0, 300).Join(All(1, 500)), rule, Synapse(drawnWeight, drawnDelay))), 1, 2, 3, 5);
    }

    [Fact]
    public void Slices_and_joined_collections()
    {
        NodeCollection sources = new NodeCollection(1, 65, 100).Join(new(0, 3, 50)).Join(new(1, 10, 20));
        NodeCollection targets = new NodeCollection(2, 1, 64).Join(new(0, 190, 10)).Join(new(2, 64, 66)).Join(new(1, 0, 1));
        var description = Describe([200, 300, 130],
            Connect("total", sources, targets, new FixedTotalNumber { N = 3_000 }, Synapse(drawnWeight, drawnDelay)),
            Connect("sources", sources, targets, new FixedIndegree { indegree = 5, allow_multapses = false }, Synapse(-300, 2)),
            Connect("within", sources, sources, new FixedOutdegree { outdegree = 9, allow_autapses = false, allow_multapses = false }, Synapse(drawnWeight, drawnDelay)));
        Check(description, 1, 2, 5);
    }

    [Fact]
    public void Projections_of_the_same_sources_in_every_encoding()
    {
        // constant and drawn weights at one receptor, another population in floating point, both signs
        var heavy = new LogNormal { mu = 0, sigma = 2 };
        var description = Describe([200, 150, 100],
            Connect("constant", All(0, 200), All(1, 150), new FixedTotalNumber { N = 4_000 }, Synapse(50, 1.5)),
            Connect("drawn", All(0, 200), All(1, 150), new FixedTotalNumber { N = 5_000 }, Synapse(drawnWeight, drawnDelay)),
            Connect("part", new(0, 40, 100), new(1, 7, 130), new AllToAll(), Synapse(-20, .3)),
            Connect("heavy", All(0, 200), All(2, 100), new FixedTotalNumber { N = 3_000 }, Synapse(heavy, drawnDelay)));
        Check(description, 1, 2, 3);
        using var network = Network.Build(description, 2);
        Assert.Equal([SynapseEncoding.Uniform, SynapseEncoding.Compact, SynapseEncoding.Single], network.Encodings().Order());
    }

    [Fact]
    public void Groups_of_sources_with_other_encodings_follow_each_other()
    {
        // one thread builds all groups with the same bins: large entries, then small ones that fill more bins, then large ones
        var description = Describe([64, 64, 64, 2_000],
            Connect("drawn", All(0, 64), All(3, 2_000), new PairwiseBernoulli { p = .2 }, Synapse(drawnWeight, drawnDelay)),
            Connect("constant", All(1, 64), All(3, 2_000), new FixedOutdegree { outdegree = 1_500 }, Synapse(50, 1.5), Synapse(60, .5)),
            Connect("again", All(2, 64), All(3, 2_000), new PairwiseBernoulli { p = .7 }, Synapse(drawnWeight, drawnDelay)));
        Check(description, 1, 2);
    }

    [Fact]
    public void Collocated_synapses_share_pairs_but_nothing_else()
    {
        var fast = Synapse(drawnWeight, drawnDelay) with { Receptor = "excitatory" };
        var slow = Synapse(new Normal { mean = 30, std = 3 }, new Uniform { low = 4, high = 9 }) with { Receptor = "inhibitory" };
        var description = Describe([100], Connect("p", All(0, 100), All(0, 100), new PairwiseBernoulli { p = .2 }, fast, slow, Synapse(5, 3)));
        Check(description, 1, 3);

        var synapses = Build(description, 2);
        var pairs = synapses.Where(s => s.Receptor == 1).Select(s => (s.Source, s.Target)).Order().ToList();
        Assert.Equal(pairs, synapses.Where(s => s.Receptor == 0 && s.Weight > 20).Select(s => (s.Source, s.Target)).Order());
        Assert.Equal(pairs, synapses.Where(s => s.Weight < 10).Select(s => (s.Source, s.Target)).Order());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Populations_of_more_than_65536_neurons(int threads)
    {
        const int Size = 140_000;
        var description = Describe([Size, 90_000], Connect("p", new(0, Size - 300, 300), All(0, Size).Join(All(1, 90_000)), new FixedOutdegree { outdegree = 400 }, Synapse(drawnWeight, drawnDelay)));
        Check(description, threads);
        using var network = Network.Build(description, threads);
        Assert.Contains(network.Inlets, inlet => inlet.Block > 0);
    }

    [Fact]
    public void Populations_of_one_and_of_no_neurons()
    {
        NodeCollection none = All(0, 0), one = All(1, 1), some = All(2, 10);
        var description = Describe([0, 1, 10],
            Connect("none to some", none, some, new AllToAll(), Synapse(1, 1)),
            Connect("some to none", some, none, new AllToAll(), Synapse(1, 1)),
            Connect("none to none", none, none, new FixedIndegree { indegree = 3 }, Synapse(1, 1)),
            Connect("one to one", one, one, new OneToOne(), Synapse(2, 1)),
            Connect("one to some", one, some.Join(none).Join(one), new FixedIndegree { indegree = 3 }, Synapse(drawnWeight, drawnDelay)),
            Connect("all to one", some.Join(one), one, new AllToAll(), Synapse(-4, .1)));
        Check(description, 1, 2, 3);
        using var network = Network.Build(description, 2);
        using var simulation = new Brainloom.Engine.Simulation(network);
        simulation.Run(100);
        Assert.Equal(1 + 33 + 11, network.Synapses);
    }

    [Fact]
    public void A_projection_onto_no_neurons()
    {
        Check(Describe([10, 0], Connect("p", All(0, 10), All(1, 0), new AllToAll(), Synapse(1, 1))), 1, 2);
        Check(Describe([0]), 1, 2);
    }

    [Fact]
    public void More_than_65535_synapses_of_a_source_in_one_delay()
    {
        var description = Describe([1, 200_000], Connect("p", All(0, 1), All(1, 200_000), new AllToAll(), Synapse(drawnWeight, new Uniform { low = .96, high = 1.14 })));
        Check(description, 1, 2);
    }

    [Fact]
    public void Projections_do_not_depend_on_the_others()
    {
        var one = Connect("one", All(0, 60), All(1, 80), new FixedTotalNumber { N = 900 }, Synapse(drawnWeight, drawnDelay));
        var two = Connect("two", All(0, 60), All(1, 80), new FixedIndegree { indegree = 4, allow_multapses = false }, Synapse(drawnWeight, drawnDelay));
        var both = Build(Describe([60, 80], one, two) with { Precision = Precision.Double }, 2);
        Assert.Equal(both, Build(Describe([60, 80], two, one) with { Precision = Precision.Double }, 2));

        var alone = Build(Describe([60, 80], one) with { Precision = Precision.Double }, 2).Concat(Build(Describe([60, 80], two) with { Precision = Precision.Double }, 2));
        Assert.Equal(both, alone.Order());
    }

    [Fact]
    public void Names_key_the_random_numbers()
    {
        var projection = Connect("one", All(0, 60), All(1, 80), new FixedTotalNumber { N = 900 }, Synapse(drawnWeight, drawnDelay));
        var network = Describe([60, 80], projection);
        var renamed = network with { Populations = [.. network.Populations.Select(population => population with { Name = population.Name + "'" })] };
        Assert.Equal(Build(network, 1), Build(renamed, 1));
        Assert.NotEqual(Build(network, 1), Build(Describe([60, 80], projection with { Name = "other" }), 1));
        Assert.NotEqual(Build(network, 1), Build(network with { Seed = 8 }, 1));
    }
}
