using System.Collections.Immutable;
using Brainloom.Engine;
using Brainloom.Tests.Engine.Neurons;
using Xunit;
using static Brainloom.Tests.Engine.Wiring;

namespace Brainloom.Tests.Engine;

/// <summary>Delays in whole steps, half up, at least one.</summary>
public class DelayTests
{
    static ExplicitList Chain(int count) => new() { sources = [.. Enumerable.Range(0, count)], targets = [.. Enumerable.Range(0, count)] };

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void Delays_are_rounded_as_in_nest(Precision precision)
    {
        var reference = ReferenceData.Json("delay_rounding.json");
        double[] requested = reference.Numbers("delay_requested_ms");
        int[] expected = [.. reference.Numbers("delay_stored_ms").Select(delay => (int)Math.Round(delay * 10))];

        int n = requested.Length;
        var table = Describe([n], Connect("p", new(0, 0, n), new(0, 0, n), Chain(n), Synapse(new Constant(1), new Table([.. requested])))) with { Precision = precision };
        Assert.Equal(expected, Build(table, 1).Select(synapse => synapse.Delay));
        for (int i = 0; i < n; i++)
        {
            var constant = Describe([1], Connect("p", new(0, 0, 1), new(0, 0, 1), new OneToOne(), Synapse(1, requested[i]))) with { Precision = precision };
            Assert.Equal(expected[i], Build(constant, 1).Single().Delay);
        }
    }

    [Theory]
    [InlineData(.025)]
    [InlineData(.1)]
    [InlineData(.3)]
    [InlineData(.6)]
    [InlineData(.7)]
    public void Tables_and_constants_are_rounded_alike(double dt)
    {
        // halves of steps, where a rounding error would show
        double[] delays = [.. Enumerable.Range(1, 300).Select(i => i * dt / 2)];
        int n = delays.Length;
        var table = Describe([n], Connect("p", new(0, 0, n), new(0, 0, n), Chain(n), Synapse(new Constant(1), new Table([.. delays])))) with { dt = dt };
        Assert.Equal(Enumerable.Range(1, 300).Select(i => (i + 1) / 2), Build(table, 1).Select(synapse => synapse.Delay));
    }

    [Fact]
    public void Drawn_delays_follow_their_distribution_and_are_at_least_one_step()
    {
        var distribution = new Normal { mean = .8, std = .4, Minimum = 0 };
        var network = Describe([400], Connect("p", new(0, 0, 400), new(0, 0, 400), new AllToAll(), Synapse(new Constant(1), distribution)));
        var counts = new long[40];
        foreach (var synapse in Build(network, 2)) counts[synapse.Delay]++;

        // step k stands for the delays from (k - ½) dt to (k + ½) dt, the first also for all below
        double below = distribution.Cumulative(0), share = 1 - below;
        double Until(int k) => (distribution.Cumulative((k + .5) * .1) - below) / share;
        double[] probabilities = [0, Until(1), .. Enumerable.Range(2, 37).Select(k => Until(k) - Until(k - 1)), 1 - Until(38)];
        Assert.Equal(0, counts[0]);
        ChiSquare.Fits(counts, probabilities);
    }

    [Fact]
    public void Shortest_and_longest_delay_bound_all_delays()
    {
        var drawn = new Uniform { low = .52, high = 3.33 };
        var description = Describe([100], Connect("p", new(0, 0, 100), new(0, 0, 100), new AllToAll(), Synapse(new Constant(1), drawn)));
        using var network = Network.Build(description, 1);
        Assert.Equal((5, 33), (network.ShortestDelay, network.LongestDelay));
        Assert.Equal((5, 33), (network.Synapses().Min(synapse => synapse.Delay), network.Synapses().Max(synapse => synapse.Delay)));
    }
}
