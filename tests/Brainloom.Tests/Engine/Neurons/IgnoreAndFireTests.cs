using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine.Neurons;

public class IgnoreAndFireTests
{
    /// <summary>As in NEST, the phase counts steps before the first that may fire.</summary>
    [Theory]
    [InlineData(10, 1, 1001, 1000)]
    [InlineData(10, .25, 251, 1000)]
    [InlineData(30, .5, 168, 333)]
    [InlineData(10_000, 1, 2, 1)]
    public void Fires_at_fixed_intervals(double rate, double phase, int first, int interval)
    {
        foreach (Type lanes in (Type[])[typeof(Float1), typeof(Double1)])
        {
            var neuron = Tile.Create(new IgnoreAndFire { rate = rate, phase = phase }, lanes);
            List<int> spikes = [];
            for (int step = 1; step <= 10_000; step++)
            {
                neuron.Arrive("excitatory", 1e6);
                if (neuron.Step()[0] > 0) spikes.Add(step);
            }
            Assert.Equal(Enumerable.Range(0, (10_000 - first) / interval + 1).Select(k => first + k * interval), spikes);
        }
    }
}
