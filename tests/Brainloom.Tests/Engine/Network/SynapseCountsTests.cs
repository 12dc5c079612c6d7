using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine;

public sealed class SynapseCountsTests
{
    [Theory]
    [InlineData(1, Precision.Single)]
    [InlineData(3, Precision.Single)]
    [InlineData(2, Precision.Double)]
    public void Counts_are_those_of_the_rows(int threads, Precision precision)
    {
        var description = Describe(precision);
        using var network = Network.Build(description, threads, cancellation: TestContext.Current.CancellationToken);
        var counts = SynapseCounts.Of(network, threads: 2);
        int PopulationOf(int neuron) => Enumerable.Range(0, 3).Last(p => network.FirstNeurons[p] <= neuron);
        var stored = network.Synapses().CountBy(synapse => (PopulationOf(synapse.Source), PopulationOf(synapse.Target))).ToDictionary();
        Assert.Equal(stored, counts.Pairs.Where(pair => pair.Synapses > 0).ToDictionary(pair => (pair.Source, pair.Target), pair => (int)pair.Synapses));
        Assert.Equal(network.Synapses, counts.Pairs.Sum(pair => pair.Synapses));
        // single precision writes 4 bytes where weights are drawn, 2 where they are equal
        if (precision == Precision.Single) Assert.Equal((2, 4), (BytesPerSynapse(counts, 1, 0), BytesPerSynapse(counts, 0, 2)));
        Assert.True(counts.RowBytes.Sum() > counts.Pairs.Sum(pair => pair.Bytes));
        Assert.InRange(counts.RowBytes.Sum(), 0, network.Bytes);
    }

    [Fact]
    public void Expected_numbers_are_shared_among_populations_by_their_size()
    {
        using var network = Network.Build(Describe(Precision.Single), 2, cancellation: TestContext.Current.CancellationToken);
        var expected = SynapseCounts.Of(network, 2).Pairs.ToDictionary(pair => (pair.Source, pair.Target), pair => pair.Expected);
        // 6 inputs each from populations 1 and 2 together, which are 500 and 1500
        Assert.Equal(1000 * 6 * .25, expected[(1, 0)], 1e-9);
        Assert.Equal(1000 * 6 * .75, expected[(2, 0)], 1e-9);
        Assert.Equal(1000 * 1500 * 0.01, expected[(0, 2)], 1e-6);
        Assert.Equal(0, expected.GetValueOrDefault((0, 1)));
    }

    static int BytesPerSynapse(SynapseCounts counts, int source, int target) =>
        counts.Pairs.Where(pair => pair.Source == source && pair.Target == target).Select(pair => (int)(pair.Bytes / pair.Synapses)).Single();

    static NetworkDescription Describe(Precision precision) => new()
    {
        Precision = precision,
        Populations =
        [
            new PopulationDescription { Name = "a", Size = 1000, Neuron = new IafPscExp() },
            new PopulationDescription { Name = "b", Size = 500, Neuron = new IafPscExp() },
            new PopulationDescription { Name = "c", Size = 1500, Neuron = new IafPscExp() },
        ],
        Projections =
        [
            new ProjectionDescription
            {
                Name = "back", Source = new NodeCollection([new NodeRange(1, 0, 500), new NodeRange(2, 0, 1500)]), Target = new NodeCollection(0, 0, 1000),
                Rule = new FixedIndegree { indegree = 6 },
                Synapses = [new SynapseDescription { Weight = new Constant(20), Delay = new Constant(1) }],
            },
            new ProjectionDescription
            {
                Name = "forth", Source = new NodeCollection(0, 0, 1000), Target = new NodeCollection(2, 0, 1500), Rule = new PairwiseBernoulli { p = 0.01 },
                Synapses = [new SynapseDescription { Weight = new Normal { mean = -50, std = 5, Maximum = 0 }, Delay = new Constant(2) }],
            },
        ],
    };
}
