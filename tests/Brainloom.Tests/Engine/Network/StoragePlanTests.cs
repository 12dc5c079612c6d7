using Brainloom.Engine;
using Xunit;
using static Brainloom.Tests.Engine.Wiring;

namespace Brainloom.Tests.Engine;

/// <summary>Which rows are stored and which are drawn.</summary>
public class StoragePlanTests
{
    static NodeCollection All(int population, int size) => new(population, 0, size);

    // three sources of the same targets: sparse, dense, dense
    static readonly NetworkDescription network = Describe([1_000, 1_000, 1_000, 5_000],
        Connect("sparse", All(0, 1_000), All(3, 5_000), new FixedOutdegree { outdegree = 10 }, Synapse(1, 1)),
        Connect("dense", All(1, 1_000), All(3, 5_000), new FixedOutdegree { outdegree = 1_000 }, Synapse(1, 1)),
        Connect("dense too", All(2, 1_000), All(3, 5_000), new FixedOutdegree { outdegree = 1_000 }, Synapse(1, 2)));

    [Fact]
    public void Stored_and_procedural_are_all_or_nothing()
    {
        var stored = StoragePlan.Of(network, 2, Connectivity.Stored);
        var procedural = StoragePlan.Of(network, 2, Connectivity.Procedural);
        Assert.Equal((Connectivity.Stored, 2_010_000, 0), (stored.Outcome, stored.StoredSynapses, stored.DrawnSynapses));
        Assert.Equal((Connectivity.Procedural, 0, 2_010_000, 0), (procedural.Outcome, procedural.StoredSynapses, procedural.DrawnSynapses, procedural.RowBytes));
        using var built = Network.Build(network, 2);
        Assert.InRange(stored.RowBytes / built.Bytes, .9, 1.1);
    }

    [Fact]
    public void What_fits_is_stored_and_dense_and_rarely_used_rows_are_drawn_first()
    {
        double all = StoragePlan.Of(network, 1, Connectivity.Stored).RowBytes;
        Assert.Equal(Connectivity.Stored, StoragePlan.Of(network, 1, Connectivity.Auto, all).Outcome);

        var dense = StoragePlan.Of(network, 1, Connectivity.Auto, .6 * all, [1, 2, 1, 1]);
        Assert.Equal(Connectivity.Auto, dense.Outcome);
        Assert.Equal([0, 0, 1_000_000, 0], dense.DrawnSynapsesOf);
        Assert.True(dense.RowBytes <= .6 * all);

        var rare = StoragePlan.Of(network, 1, Connectivity.Auto, .999 * all, [.001, 1, 1, 1]);
        Assert.Equal([10_000, 0, 0, 0], rare.DrawnSynapsesOf);

        Assert.Equal([10_000, 1_000_000, 1_000_000, 0], StoragePlan.Of(network, 1, Connectivity.Auto, 0).DrawnSynapsesOf);
    }

    [Fact]
    public void Rules_that_hold_their_connections_are_stored_always()
    {
        var description = Describe([300, 300],
            Connect("transposed", All(0, 300), All(0, 300), new FixedIndegree { indegree = 20, allow_autapses = false }, Synapse(1, 1)),
            Connect("drawn", All(1, 300), All(0, 300), new FixedIndegree { indegree = 20 }, Synapse(1, 1)));
        var plan = StoragePlan.Of(description, 1, Connectivity.Procedural);
        Assert.Equal([0, 6_000], plan.DrawnSynapsesOf);
        using var built = Network.Build(description, 1, storage: plan);
        Assert.Equal(12_000, built.Synapses);
        Assert.Equal(6_000, built.Synapses().Count);
    }

    [Fact]
    public void A_network_of_which_nothing_is_stored_takes_no_memory_for_synapses()
    {
        using var stored = Network.Build(network, 2);
        using var drawn = Network.Build(network, 2, storage: StoragePlan.Of(network, 2, Connectivity.Procedural));
        Assert.InRange(stored.Bytes, 2 * 2_010_000, 3 * 2_010_000);
        // the index of rows alone, in chunks
        Assert.InRange(drawn.Bytes, 1, 8_000 * 2 * sizeof(long) * 2);
        Assert.Equal(stored.Synapses, drawn.Synapses);
        Assert.Equal((stored.ShortestDelay, stored.LongestDelay), (drawn.ShortestDelay, drawn.LongestDelay));
    }
}
