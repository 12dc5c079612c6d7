using Brainloom.Analysis;
using Xunit;

namespace Brainloom.Tests.Analysis;

public class SampleDistributionTests
{
    private static readonly SampleDistribution Sample = new([4, 1, 2, 2]);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 4)]
    [InlineData(0.5, 2)]
    [InlineData(0.9, 3.4)]   // numpy.quantile([1, 2, 2, 4], 0.9)
    public void Quantiles_are_linear_between_values(double level, double value) => Assert.Equal(value, Sample.Quantile(level), 12);

    [Fact]
    public void Cumulative_function_jumps_at_values()
    {
        Assert.Equal(0.25, Sample.Below(2));
        Assert.Equal(0.75, Sample.Cumulative(2));
        Assert.Equal(0.75, Sample.Below(4));
        Assert.Equal(1, Sample.Cumulative(4));
        Assert.Equal(0, Sample.Cumulative(0.9));
    }

    [Fact]
    public void An_empty_sample_has_no_mean()
    {
        Assert.Null(new SampleDistribution([]).Mean);
        Assert.Throws<InvalidOperationException>(() => new SampleDistribution([]).Quantile(0.5));
    }

    [Fact]
    public void A_table_repeats_the_quantiles()
    {
        var table = Sample.Table(QuantileTable.EvenLevels(201));
        Assert.Equal(201, table.Levels.Length);
        Assert.Equal(Sample.Quantile(0.335), table.Quantile(0.335), 12);
    }
}
