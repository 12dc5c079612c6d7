using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine.Simulation;

/// <summary>Runs that are cancelled, and simulations that share a network.</summary>
[Collection(nameof(Brainloom.Engine.Simulation))]
public class RunTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Cancelled_runs_end_whole_and_can_go_on(int threads)
    {
        var description = Networks.Balanced();
        description = description with { Projections = [.. description.Projections.Select(p => p with { Synapses = [p.Synapses[0] with { Delay = new Constant(.7) }] })] };
        string expected = Networks.Hash(description, threads, 2_000);
        using var network = Network.Build(description, threads);
        using var simulation = new Brainloom.Engine.Simulation(network);
        var cancelled = new CancellationToken(canceled: true);
        for (int i = 1; i <= 150; i++)
        {
            simulation.Run(1_000, cancellation: cancelled);
            Assert.Equal(7 * i, simulation.Step);
        }
        simulation.Run(2_000 - simulation.Step);
        Assert.Equal(2_000, simulation.Step);
        Assert.Equal(expected, simulation.SpikeHash);
    }

    [Fact]
    public void Disposing_twice_does_no_harm()
    {
        using var network = Network.Build(Networks.Balanced(), 2);
        using var simulation = new Brainloom.Engine.Simulation(network);
        simulation.Run(50);
        simulation.Dispose();
    }

    [Fact]
    public void Cancelling_from_another_thread_ends_at_a_slice()
    {
        string expected = Networks.Hash(Networks.Balanced(), 2, 5_000);
        using var network = Network.Build(Networks.Balanced(), 2);
        using var simulation = new Brainloom.Engine.Simulation(network);
        while (simulation.Step < 3_000)
        {
            using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));
            simulation.Run(3_000 - simulation.Step, cancellation: source.Token);
        }
        simulation.Run(2_000);
        Assert.Equal(expected, simulation.SpikeHash);
    }

    [Fact]
    public void Simulations_of_one_network_are_alike_one_after_the_other_and_at_once()
    {
        string expected = Networks.Hash(Networks.Balanced(), 1, 1_000);
        using var network = Network.Build(Networks.Balanced(), 1);
        var hashes = new string[3];
        Parallel.For(0, hashes.Length, i =>
        {
            using var simulation = new Brainloom.Engine.Simulation(network);
            simulation.Run(1_000);
            hashes[i] = simulation.SpikeHash;
        });
        Assert.All(hashes, hash => Assert.Equal(expected, hash));
    }

    [Fact]
    public void An_empty_network_runs()
    {
        using var network = Network.Build(new NetworkDescription(), 2);
        using var simulation = new Brainloom.Engine.Simulation(network);
        simulation.Run(10);
        Assert.Equal((10, 0), (simulation.Step, simulation.Spikes));
    }
}
