using Brainloom.Engine;
using Xunit;
using static System.Math;

namespace Brainloom.Tests.Engine.Neurons;

public class MagnusIntegrationTests
{
    static object Model(string name, double tau) => name == "iaf_cond_exp"
        ? new IafCondExp { V_th = 1000, tau_syn_ex = tau, tau_syn_in = 3 }
        : new IafCondAlpha { V_th = 1000, tau_syn_ex = tau, tau_syn_in = 3 };

    /// <summary>The potential 3.2 ms after an excitatory and an inhibitory spike.</summary>
    static double Potential(string model, double tau, double dt)
    {
        var neuron = Tile.Create(Model(model, tau), typeof(Double1), dt);
        neuron.Arrive("excitatory", 100);
        neuron.Arrive("inhibitory", -80);
        neuron.Step();
        Assert.Equal(-70, neuron.Read("V_m"));
        for (int step = 1; step <= Round(3.2 / dt); step++) neuron.Step();
        return neuron.Read("V_m");
    }

    [Theory]
    [InlineData("iaf_cond_exp"), InlineData("iaf_cond_alpha")]
    public void Halving_the_step_divides_the_error_by_sixteen(string model)
    {
        double exact = Potential(model, 1, .005);
        double[] errors = [.. new[] { .4, .2, .1 }.Select(dt => Abs(Potential(model, 1, dt) - exact))];
        Assert.InRange(errors[0] / errors[1], 12, 20);
        Assert.InRange(errors[1] / errors[2], 12, 20);
        Assert.InRange(errors[2], 1e-9, 1e-4);
    }

    [Theory]
    [InlineData("iaf_cond_exp"), InlineData("iaf_cond_alpha")]
    public void A_conductance_that_decays_within_the_step_leaves_its_charge(string model) =>
        Assert.Equal(Potential(model, .02, .001), Potential(model, .02, .1), 1e-2);

    [Theory]
    [InlineData("iaf_cond_exp", 1e3), InlineData("iaf_cond_alpha", 1e3), InlineData("iaf_cond_exp", 1e5), InlineData("iaf_cond_alpha", 1e5)]
    public void Strong_conductances_keep_the_potential_between_their_reversals(string model, double weight)
    {
        foreach (Type lanes in new[] { typeof(Float1), typeof(Double1) })
        {
            var neuron = Tile.Create(Model(model, 5), lanes);
            for (int step = 0; step < 1000; step++)
            {
                if (step % 10 == 0) neuron.Arrive(step % 20 == 0 ? "excitatory" : "inhibitory", step % 20 == 0 ? weight : -weight);
                neuron.Step();
                Assert.InRange(neuron.Read("V_m"), -85.5, .5);
            }
        }
    }

    [Fact]
    public void The_potential_is_held_at_reset_for_the_refractory_period()
    {
        var neuron = Tile.Create(new IafCondExp { V_reset = -65, t_ref = 1, I_e = 500 }, typeof(Double1));
        while (neuron.Step()[0] == 0) Assert.InRange(neuron.Read("V_m"), -70, -55);
        for (int step = 1; step <= 10; step++)
        {
            neuron.Arrive("excitatory", 20);
            Assert.Equal(0, neuron.Step()[0]);
            Assert.Equal(-65, neuron.Read("V_m"));
        }
        neuron.Step();
        Assert.True(neuron.Read("V_m") > -65);
    }

    [Fact]
    public void Parameters_that_do_not_fit_each_other_are_named()
    {
        Assert.Contains("V_reset", Assert.Single(new IafCondExp { V_reset = -50 }.Problems()), StringComparison.Ordinal);
        Assert.Contains("V_reset", Assert.Single(new IafCondAlpha { V_reset = -55 }.Problems()), StringComparison.Ordinal);
        Assert.Equal(2, new Izhikevich { c = 40, V_min = 50 }.Problems().Count());
    }
}
