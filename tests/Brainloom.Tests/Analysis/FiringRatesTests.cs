using Brainloom.Analysis;
using Xunit;

namespace Brainloom.Tests.Analysis;

public class FiringRatesTests
{
    [Fact]
    public void A_rate_is_the_number_of_spikes_per_second() =>
        Assert.Equal([4.0, 0.0, 2.0], FiringRates.PerNeuron([0, 2, 0], size: 3, recorded: 3, duration: 500));

    [Fact]
    public void Recorded_neurons_that_never_fire_count_as_silent()
    {
        double[] rates = FiringRates.PerNeuron([7, 7, 9], size: 10, recorded: 4, duration: 1000);
        Assert.Equal([0.0, 0.0, 1.0, 2.0], rates.Order());
    }
}
