using Brainloom.Cli;
using Brainloom.Engine;
using Brainloom.Model;
using Xunit;

namespace Brainloom.Tests.Engine;

public sealed class NetworkEstimateTests
{
    [Theory]
    [InlineData("microcircuit", 0.15, 2, Precision.Single)]
    [InlineData("microcircuit", 0.1, 1, Precision.Double)]
    [InlineData("brunel", 0.5, 2, Precision.Single)]
    public void Memory_of_synapses_and_their_number_are_those_of_the_network_built(string model, double scale, int threads, Precision precision)
    {
        var description = Describe(model, scale, precision);
        var estimate = NetworkEstimate.Of(description, threads, cancellation: TestContext.Current.CancellationToken);
        var planned = NetworkEstimate.Planned(description, threads);
        using var network = Network.Build(description, threads, cancellation: TestContext.Current.CancellationToken);
        Assert.InRange(estimate.Synapses / network.Synapses, 0.99, 1.01);
        Assert.InRange(estimate.RowBytes / network.Bytes, 0.9, 1.1);
        // without a sample, what precedes the synapses of a row is only guessed
        Assert.InRange(planned.RowBytes / network.Bytes, 0.7, 1.1);
        Assert.Equal(network.Neurons, estimate.Neurons);
    }

    [Fact]
    public void A_sample_of_a_large_network_tells_what_all_of_it_takes()
    {
        // 16 million synapses, of which half are drawn
        var description = Describe("microcircuit", 0.23, Precision.Single);
        var estimate = NetworkEstimate.Of(description, 2, cancellation: TestContext.Current.CancellationToken);
        using var network = Network.Build(description, 2, cancellation: TestContext.Current.CancellationToken);
        Assert.True(estimate.Sampled && estimate.Synapses > 1.5 * NetworkEstimate.SampleSynapses);
        Assert.InRange(estimate.RowBytes / network.Bytes, 0.9, 1.1);
        Assert.True(estimate.BuildSeconds > 0 && estimate.SecondsPerStep > 0 && estimate.SecondsPerEvent > 0);
    }

    [Fact]
    public void A_network_of_many_neurons_is_told_from_a_sample_of_one_worker()
    {
        var all = new NodeCollection(0, 0, 310_000);
        var description = new NetworkDescription
        {
            Populations = [new PopulationDescription { Name = "E", Size = all.Count, Neuron = new IafPscExp() }],
            Projections =
            [
                new ProjectionDescription
                {
                    Name = "recurrent", Source = all, Target = all, Rule = new FixedOutdegree { outdegree = 20 },
                    Synapses = [new SynapseDescription { Weight = new Constant(1), Delay = new Constant(1) }],
                },
            ],
        };
        Assert.True(all.Count > NetworkEstimate.Large);
        foreach (int threads in new[] { 1, 2 })
        {
            var estimate = NetworkEstimate.Of(description, threads, cancellation: TestContext.Current.CancellationToken);
            using var network = Network.Build(description, threads, cancellation: TestContext.Current.CancellationToken);
            Assert.InRange(estimate.RowBytes / network.Bytes, 0.9, 1.1);
        }
    }

    [Fact]
    public void Rules_that_draw_rows_of_targets_take_memory_while_the_network_is_built()
    {
        var all = new NodeCollection(0, 0, 10_000);
        var description = new NetworkDescription
        {
            Populations = [new PopulationDescription { Name = "E", Size = 10_000, Neuron = new IafPscExp() }],
            Projections =
            [
                new ProjectionDescription
                {
                    Name = "recurrent", Source = all, Target = all, Rule = new FixedIndegree { indegree = 2000, allow_autapses = false },
                    Synapses = [new SynapseDescription { Weight = new Constant(1), Delay = new Constant(1) }],
                },
            ],
        };
        var estimate = NetworkEstimate.Of(description, 2, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(2 * 4 * 10_000, estimate.BuildingBytes);
        using var network = Network.Build(description, 2, cancellation: TestContext.Current.CancellationToken);
        Assert.InRange(estimate.RowBytes / network.Bytes, 0.9, 1.1);
    }

    static NetworkDescription Describe(string model, double scale, Precision precision) =>
        ModelCompiler.Compile(ModelDocument.Load(Path.Combine(Repository.Root, "models", model, "model.yaml")), new CompileOptions { Scale = scale, Precision = precision }).Network!;
}
