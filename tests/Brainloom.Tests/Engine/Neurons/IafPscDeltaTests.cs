using Brainloom.Engine;
using Xunit;
using static System.Math;

namespace Brainloom.Tests.Engine.Neurons;

public class IafPscDeltaTests
{
    [Fact]
    public void Input_of_the_refractory_period_is_lost_or_acts_decayed_at_its_end()
    {
        foreach (bool kept in (bool[])[false, true])
        {
            var neuron = Tile.Create(new IafPscDelta { refractory_input = kept, t_ref = 1 }, typeof(Double1));
            neuron.Arrive("spikes", 20);
            Assert.Equal(1, neuron.Step()[0]);

            // ten steps in refractory period; weights arrive at the ends of the third and the seventh
            for (int step = 1; step <= 10; step++)
            {
                if (step is 3 or 7) neuron.Arrive("spikes", step);
                neuron.Step();
                Assert.Equal(-70, neuron.Read("V_m"));
            }
            neuron.Step();
            double expected = kept ? -70 + 3 * Exp(-.8 / 10) + 7 * Exp(-.4 / 10) : -70;
            Assert.Equal(expected, neuron.Read("V_m"), 1e-12);
            neuron.Step();
            Assert.Equal(-70 + (expected + 70) * Exp(-.1 / 10), neuron.Read("V_m"), 1e-12);
        }
    }

    [Fact]
    public void The_potential_does_not_fall_below_V_min()
    {
        foreach (object model in (object[])[new IafPscDelta { V_min = -75 }, new IafPscAlpha { V_min = -75 }])
        {
            var neuron = Tile.Create(model, typeof(Double1));
            for (int step = 0; step < 300; step++)
            {
                neuron.Arrive("current", -1000);
                neuron.Step();
            }
            Assert.Equal(-75, neuron.Read("V_m"));
        }
    }

    [Fact]
    public void Parameters_that_do_not_fit_each_other_are_named()
    {
        Assert.Contains("V_reset", Assert.Single(new IafPscDelta { V_reset = -50 }.Problems()), StringComparison.Ordinal);
        Assert.Contains("V_reset", Assert.Single(new IafPscExp { V_reset = -55 }.Problems()), StringComparison.Ordinal);
        Assert.Equal(2, new IafPscAlpha { V_reset = -50, V_min = -40 }.Problems().Count());
    }
}
