using Brainloom.Engine;
using Xunit;
using static Brainloom.Tests.Engine.Wiring;

namespace Brainloom.Tests.Engine;

/// <summary>Weights and delays that follow from where the two neurons are.</summary>
public class DistanceValueTests
{
    static readonly GridPositions Sheet = new() { Nx = 7, Ny = 6, Nz = 2, Extent = new(1, 1, .3), Period = new(1, 1, 0) };
    static readonly NodeCollection All = new(0, 0, 84);
    static readonly Kernel Weight = new GaussianKernel { height = 3, std = .3 }, Delay = new GaussianKernel { height = 4, mean = .5, std = .2, Axes = Axes.XY };

    static NetworkDescription Connected(bool wrap, Precision precision)
    {
        var network = Describe([84], Connect("p", All, All, new PairwiseBernoulli { p = .5, edge_wrap = wrap }, Synapse(new OverDistance(Weight), new OverDistance(Delay))));
        return network with { Precision = precision, Populations = [network.Populations[0] with { Positions = Sheet }] };
    }

    [Theory]
    [InlineData(true, Precision.Single), InlineData(true, Precision.Double), InlineData(false, Precision.Single), InlineData(false, Precision.Double)]
    public void Every_synapse_has_the_values_of_its_displacement(bool wrap, Precision precision)
    {
        using var network = Network.Build(Connected(wrap, precision), 2);
        var shape = Sheets.Shape(Sheet);
        var synapses = network.Synapses();
        Assert.InRange(synapses.Count, 3300, 3750);
        // half a step of 16-bit weights
        double unit = network.Ports[0].Scales[0].Unit * network.Inlets.Max(inlet => Math.Abs(inlet.Weight));
        Assert.Equal(precision == Precision.Double, unit == 0);
        foreach (var synapse in synapses)
        {
            var displacement = Sheets.Displacement(shape, synapse.Source, synapse.Target, wrap);
            Assert.Equal(Weight.Value(displacement), synapse.Weight, Math.Max(1e-12, .51 * unit));
            Assert.Equal(Math.Max(1, Math.Floor(Delay.Value(displacement) / .1 + .5 + 1e-9)), synapse.Delay);
        }
        Assert.True(network.LongestDelay >= synapses.Max(synapse => synapse.Delay) && network.ShortestDelay <= synapses.Min(synapse => synapse.Delay));
    }

    [Fact]
    public void Values_over_distance_need_positions()
    {
        var network = Connected(true, Precision.Single);
        var error = Assert.Throws<ArgumentException>(() => Network.Build(network with { Populations = [network.Populations[0] with { Positions = null }] }, 1));
        Assert.Contains("positions", error.Message, StringComparison.Ordinal);
    }
}
