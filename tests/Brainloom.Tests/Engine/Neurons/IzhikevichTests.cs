using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine.Neurons;

public class IzhikevichTests
{
    [Theory]
    [InlineData(.2, -70, -14), InlineData(.25, -64.41391, -16.10348), InlineData(.3, -58.75, -17.625)]
    public void Neurons_begin_at_rest_or_where_the_potential_changes_least(double b, double potential, double recovery)
    {
        var neuron = Tile.Create(new Izhikevich { b = b }, typeof(Double1));
        Assert.Equal(potential, neuron.Read("V_m"), 1e-5);
        Assert.Equal(recovery, neuron.Read("U_m"), 1e-5);
    }

    [Fact]
    public void The_potential_does_not_fall_below_V_min()
    {
        var neuron = Tile.Create(new Izhikevich { V_min = -80 }, typeof(Double1));
        for (int step = 0; step < 300; step++)
        {
            neuron.Arrive("current", -50);
            neuron.Step();
        }
        Assert.Equal(-80, neuron.Read("V_m"));
    }
}
