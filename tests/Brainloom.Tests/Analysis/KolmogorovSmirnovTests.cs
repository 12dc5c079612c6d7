using Brainloom.Analysis;
using Xunit;

namespace Brainloom.Tests.Analysis;

public class KolmogorovSmirnovTests
{
    [Fact]
    public void Equal_samples_have_no_distance_and_separate_samples_the_greatest()
    {
        var sample = new SampleDistribution([3, 1, 2, 2]);
        Assert.Equal(0, KolmogorovSmirnov.Distance(sample, new SampleDistribution([1, 2, 3, 2])));
        Assert.Equal(1, KolmogorovSmirnov.Distance(sample, new SampleDistribution([4, 5])));
    }

    [Fact]
    public void Agrees_with_a_distance_worked_out_by_hand()
    {
        // after 2: 2/4 of the first, 0 of the second; after 3: 3/4 and 2/4
        Assert.Equal(0.5, KolmogorovSmirnov.Distance(new SampleDistribution([1, 2, 3, 4]), new SampleDistribution([3, 3, 4, 5])));
    }

    [Fact]
    public void A_shifted_uniform_sample_is_as_far_away_as_it_is_shifted()
    {
        var table = new QuantileTable([0, 1], [0, 1]);
        var sample = new SampleDistribution(Enumerable.Range(0, 10_000).Select(i => 0.3 + (i + 0.5) / 10_000));
        Assert.Equal(0.3, KolmogorovSmirnov.Distance(sample, table), 0.0002);
    }

    [Fact]
    public void Against_its_own_quantiles_a_sample_is_nearer_than_their_spacing()
    {
        var rates = SyntheticActivity.Input(SyntheticActivity.Record([("A", 5000, 3)], 4000)).Statistics.Populations[0].Rate;
        Assert.True(KolmogorovSmirnov.Distance(rates, rates.Table(QuantileTable.EvenLevels(201))) <= 0.005);
    }

    [Fact]
    public void Against_quantiles_it_agrees_with_the_distance_of_the_samples()
    {
        var input = SyntheticActivity.Input(SyntheticActivity.Record([("A", 4000, 3), ("B", 4000, 4)], 4000));
        SampleDistribution a = input.Statistics.Populations[0].Rate, b = input.Statistics.Populations[1].Rate;
        double distance = KolmogorovSmirnov.Distance(a, b);
        Assert.True(distance > 0.1);
        Assert.Equal(distance, KolmogorovSmirnov.Distance(a, b.Table(QuantileTable.EvenLevels(201))), 0.005);
    }

    [Fact]
    public void An_empty_sample_has_no_distance() =>
        Assert.Throws<ArgumentException>(() => KolmogorovSmirnov.Distance(new SampleDistribution([]), new SampleDistribution([1])));
}
