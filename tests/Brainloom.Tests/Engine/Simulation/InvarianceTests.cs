using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine.Simulation;

/// <summary>What a result must not depend on.</summary>
[Collection(nameof(Brainloom.Engine.Simulation))]
public class InvarianceTests
{
    [Theory]
    [InlineData(Precision.Single, 2)]
    [InlineData(Precision.Single, 3)]
    [InlineData(Precision.Single, 7)]
    [InlineData(Precision.Double, 2)]
    [InlineData(Precision.Double, 5)]
    public void Threads_do_not_change_the_spikes(Precision precision, int threads)
    {
        var network = Networks.Balanced(precision);
        Assert.Equal(Networks.Hash(network, 1, 2_000), Networks.Hash(network, threads, 2_000));
    }

    [Fact]
    public void Two_runs_equal_one_of_their_total_duration() =>
        Assert.Equal(Networks.Hash(Networks.Balanced(), 2, 2_000), Networks.Hash(Networks.Balanced(), 2, 1, 736, 1_263));

    [Fact]
    public void Two_runs_equal_one_where_slices_are_longer_than_a_step()
    {
        var network = WithDelay(Networks.Balanced(), 1.5);
        Assert.Equal(Networks.Hash(network, 2, 2_000), Networks.Hash(network, 2, 7, 1_000, 993));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(128)]
    [InlineData(256)]
    public void Vector_width_does_not_change_the_spikes(int bits)
    {
        using var network = Network.Build(Networks.Balanced(), 1);
        using var widest = new Brainloom.Engine.Simulation(network);
        using var narrower = new Brainloom.Engine.Simulation(network, bits);
        widest.Run(1_000);
        narrower.Run(1_000);
        Assert.Equal(widest.SpikeHash, narrower.SpikeHash);
    }

    [Fact]
    public void Order_of_projections_does_not_change_the_spikes()
    {
        var network = Networks.Balanced();
        var reversed = network with { Projections = [.. network.Projections.Reverse()] };
        Assert.Equal(Networks.Hash(network, 2, 2_000), Networks.Hash(reversed, 2, 2_000));
    }

    [Fact]
    public void Recorders_do_not_change_the_spikes()
    {
        var network = Networks.Balanced();
        Assert.Equal(Networks.Hash(network, 2, 2_000), Networks.Hash(network with { Recorders = [] }, 2, 2_000));
    }

    [Fact]
    public void Another_seed_gives_other_spikes() =>
        Assert.NotEqual(Networks.Hash(Networks.Balanced(seed: 1), 2, 2_000), Networks.Hash(Networks.Balanced(seed: 2), 2, 2_000));

    [Fact]
    public void Nothing_is_allocated_after_the_first_slices()
    {
        var description = Networks.Balanced() with { Recorders = [] };
        using var network = Network.Build(description, 1);
        using var simulation = new Brainloom.Engine.Simulation(network);
        simulation.Run(2_000);
        long shortRun = Allocated(() => simulation.Run(100)), longRun = Allocated(() => simulation.Run(3_000));
        Assert.Equal(shortRun, longRun);
    }

    static long Allocated(Action action)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    static NetworkDescription WithDelay(NetworkDescription network, double delay) => network with
    {
        Projections = [.. network.Projections.Select(projection => projection with { Synapses = [.. projection.Synapses.Select(synapse => synapse with { Delay = new Constant(delay) })] })],
    };
}
