using Brainloom.Analysis;
using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Analysis;

public class ObservationTests
{
    private static readonly Recording Recording = SyntheticActivity.Record([("A", 200, 5), ("B", 200, 10)], duration: 2000);
    private static readonly RunStatistics Statistics = RunStatistics.Of(Recording);

    private static MeanObservation Mean(double low, double high, string population = "A") =>
        new() { Name = "rate of A", Population = population, Statistic = Statistic.Rate, Low = low, High = high, Source = "a paper" };

    [Fact]
    public void A_mean_in_the_interval_is_within()
    {
        double rate = Statistics["A"]!.Rate.Mean!.Value;
        var result = Mean(rate, rate).Judge(Statistics);
        Assert.True(result.Within);
        Assert.Equal(rate, result.Measured);
        Assert.Equal("Hz", result.Unit);
        Assert.Equal("a paper", result.Source);
        Assert.False(Mean(rate + 0.01, 100).Judge(Statistics).Within);
        Assert.False(Mean(0, rate - 0.01).Judge(Statistics).Within);
    }

    [Fact]
    public void Expectations_are_readable() => Assert.Equal("0.5 to 2\u00a0Hz", Mean(0.5, 2).Expected);

    [Fact]
    public void A_distribution_is_within_its_distance()
    {
        var near = new DistributionObservation
        {
            Name = "rates of A",
            Population = "A",
            Statistic = Statistic.Rate,
            Reference = Statistics["A"]!.Rate.Table(QuantileTable.EvenLevels(201)),
            MaximumDistance = 0.05,
        };
        Assert.True(near.Judge(Statistics).Within);
        var far = (near with { Population = "B" }).Judge(Statistics);
        Assert.False(far.Within);
        Assert.True(far.Measured > 0.3);
    }

    [Fact]
    public void What_was_not_recorded_says_so()
    {
        var result = Mean(0, 100, population: "C").Judge(Statistics);
        Assert.Null(result.Within);
        Assert.Null(result.Measured);
        Assert.Contains("spike_recorder", result.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_spikes_say_so()
    {
        var brief = RunStatistics.Of(Recording, window: 10);
        var result = (Mean(0, 2) with { Statistic = Statistic.CvIsi }).Judge(brief);
        Assert.False(result.Within);
        Assert.Contains("simulate for longer", result.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_observation_is_judged_over_its_own_window()
    {
        var results = Observation.Judge(Recording, Statistics, [Mean(0, 100), Mean(0, 100) with { Window = 500 }]);
        Assert.Equal(Statistics["A"]!.Rate.Mean, results[0].Measured);
        Assert.Equal(RunStatistics.Of(Recording, 500)["A"]!.Rate.Mean, results[1].Measured);
        Assert.NotEqual(results[0].Measured, results[1].Measured);
    }

    [Fact]
    public void What_needs_a_longer_recording_is_not_judged()
    {
        var results = Observation.Judge(Recording, Statistics, [Mean(0, 100) with { Window = 2000 }, Mean(0, 100) with { Window = 4000 }]);
        Assert.True(results[0].Within);
        Assert.Null(results[1].Within);
        Assert.Null(results[1].Measured);
        Assert.Equal("not measured: needs a recording of at least 4 s (--time 4s)", results[1].Note);
    }

    [Fact]
    public void A_mean_that_was_counted_is_judged_as_one_of_single_neurons_is()
    {
        Assert.True(Mean(1, 2).Judge(1.5).Within);
        Assert.False(Mean(1, 2).Judge(2.5).Within);
    }
}
