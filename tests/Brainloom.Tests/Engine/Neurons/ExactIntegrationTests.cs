using Brainloom.Engine;
using Xunit;
using static System.Math;

namespace Brainloom.Tests.Engine.Neurons;

public class ExactIntegrationTests
{
    const double h = .1;

    /// <summary>Simpson's rule on 2000 intervals, exact to rounding for these smooth functions.</summary>
    static double Integral(int n, double tau_m, double tau)
    {
        const int Intervals = 2000;
        double F(double s) => Exp(-(h - s) / tau_m) * Pow(s, n) * Exp(-s / tau);
        double sum = F(0) + F(h);
        for (int i = 1; i < Intervals; i++) sum += (i % 2 == 1 ? 4 : 2) * F(h * i / Intervals);
        return sum * h / Intervals / 3;
    }

    [Theory]
    [InlineData(0), InlineData(1)]
    public void Response_is_the_integral_for_all_time_constants(int n)
    {
        foreach (double tau_m in (double[])[.2, 2, 10, 100])
            foreach (double tau in (double[])[.05, .5, 2, 9.9, 10, 50, double.PositiveInfinity])
                Assert.Equal(1, ExactIntegration.Response(n, h, tau_m, tau) / Integral(n, tau_m, tau), 1e-11);
    }

    [Theory]
    [InlineData(0), InlineData(1)]
    public void Response_is_accurate_where_the_time_constants_are_almost_equal(int n)
    {
        // at equality ∫ sⁿ ds e^(-h/tau); the first order in the difference x = h/tau_m - h/tau is (n + 1)/(n + 2)
        double equal = Pow(h, n + 1) / (n + 1) * Exp(-h / 10);
        Assert.Equal(1, ExactIntegration.Response(n, h, 10, 10) / equal, 1e-15);
        for (double difference = 1e-15; difference < 1e-6; difference *= 10)
        {
            double tau = 10 * (1 + difference), x = h / 10 - h / tau;
            Assert.Equal(1 + x * (n + 1) / (n + 2), ExactIntegration.Response(n, h, 10, tau) / equal, 1e-13);
        }
    }

    [Fact]
    public void An_exponential_current_with_the_time_constant_of_the_membrane_gives_t_times_the_decay()
    {
        var p = new IafPscExp { tau_syn_ex = 10 };
        var neuron = Tile.Create(p, typeof(Double1), h);
        neuron.Arrive("excitatory", 300);
        neuron.Step();
        for (int step = 1; step <= 1000; step++)
        {
            neuron.Step();
            double t = step * h;
            Assert.Equal(300 / p.C_m * t * Exp(-t / 10), neuron.Read("V_m") - p.E_L, 1e-11);
        }
    }

    [Fact]
    public void An_alpha_current_with_the_time_constant_of_the_membrane_gives_t_squared_times_the_decay()
    {
        var p = new IafPscAlpha { tau_syn_in = 10 };
        var neuron = Tile.Create(p, typeof(Double1), h);
        neuron.Arrive("inhibitory", -300);
        neuron.Step();
        for (int step = 1; step <= 1000; step++)
        {
            neuron.Step();
            double t = step * h;
            Assert.Equal(-300 / p.C_m * E / 10 * t * t / 2 * Exp(-t / 10), neuron.Read("V_m") - p.E_L, 1e-11);
        }
    }

    [Theory]
    [InlineData(9.999), InlineData(10.001)]
    public void Near_equality_the_potential_is_that_of_the_two_exponentials(double tau_syn)
    {
        var p = new IafPscExp { tau_syn_ex = tau_syn };
        var neuron = Tile.Create(p, typeof(Double1), h);
        neuron.Arrive("excitatory", 300);
        neuron.Step();
        for (int step = 1; step <= 500; step++)
        {
            neuron.Step();
            double t = step * h, closed = 300 / p.C_m * (Exp(-t / 10) - Exp(-t / tau_syn)) / (1 / tau_syn - .1);
            Assert.Equal(closed, neuron.Read("V_m") - p.E_L, 1e-9);
        }
    }
}
