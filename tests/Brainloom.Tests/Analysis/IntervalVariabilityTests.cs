using Brainloom.Analysis;
using Xunit;

namespace Brainloom.Tests.Analysis;

public class IntervalVariabilityTests
{
    [Fact]
    public void A_clock_has_a_variability_of_exactly_zero()
    {
        int[] steps = [.. Enumerable.Range(1, 50).Select(i => 317 * i)];
        Assert.Equal([0.0], IntervalVariability.PerNeuron(steps, new int[50], size: 1));
    }

    [Fact]
    public void Alternating_intervals_have_their_standard_deviation_over_their_mean()
    {
        // intervals 10, 30, 10, 30, 10, 30: mean 20, deviation 10
        int[] steps = [0, 10, 40, 50, 80, 90, 120];
        double cv = Assert.Single(IntervalVariability.PerNeuron(steps, new int[7], size: 1));
        Assert.Equal(0.5, cv, 15);
    }

    [Fact]
    public void A_Poisson_process_has_a_variability_of_one_and_a_gamma_process_of_order_four_one_half()
    {
        Assert.Equal(1.0, MeanOf(order: 1), 0.02);
        Assert.Equal(0.5, MeanOf(order: 4), 0.02);

        static double MeanOf(int order)
        {
            var spikes = SyntheticActivity.Record([("A", 100, 40)], duration: 60_000, order: order).Spikes[0];
            return IntervalVariability.PerNeuron(spikes.Steps.Span, spikes.Neurons.Span, spikes.Size).Average();
        }
    }

    [Fact]
    public void Neurons_with_fewer_than_five_intervals_are_left_out()
    {
        int[] steps = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
        int[] neurons = [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0];
        Assert.Single(IntervalVariability.PerNeuron(steps, neurons, size: 3));                            // 5 and 4 intervals
        Assert.Equal(2, IntervalVariability.PerNeuron(steps, neurons, size: 3, minimumIntervals: 4).Length);
    }
}
