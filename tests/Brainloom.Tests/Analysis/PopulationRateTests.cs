using Brainloom.Analysis;
using Xunit;

namespace Brainloom.Tests.Analysis;

public class PopulationRateTests
{
    [Fact]
    public void Counts_spikes_in_half_open_bins_and_ignores_those_outside() =>
        Assert.Equal([2, 1, 0], PopulationRate.Counts([100, 101, 110, 111, 131], firstStep: 100, binSteps: 10, bins: 3));

    [Fact]
    public void A_rate_is_spikes_per_neuron_and_second() => Assert.Equal([100.0], PopulationRate.Hertz([20], neurons: 100, bin: 2));
}
