using Brainloom.Analysis;
using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Analysis;

public class RunStatisticsTests
{
    private static readonly Recording Small = new()
    {
        dt = 0.1,
        FirstStep = 1000,
        LastStep = 11_000,
        Spikes = [new SpikeRecording("A", 4, 4, new[] { 1001, 2000, 6000, 6001, 11_000 }, new[] { 0, 1, 0, 3, 1 })],
    };

    [Fact]
    public void Covers_the_whole_recording_or_its_beginning()
    {
        var whole = RunStatistics.Of(Small);
        Assert.Equal(1000, whole.Duration);
        Assert.Equal(5, whole["A"]!.Spikes);
        Assert.Equal(1.25, whole["A"]!.Rate.Mean);

        // 500 ms end with step 6000, which belongs to them
        var half = RunStatistics.Of(Small, window: 500);
        Assert.Equal(3, half["A"]!.Spikes);
        Assert.Equal(1.5, half["A"]!.Rate.Mean);
        Assert.Null(half["B"]);
    }

    [Fact]
    public void Has_no_variability_and_no_correlation_where_there_are_too_few_spikes()
    {
        var silent = new SpikeRecording("B", 3, 3, ReadOnlyMemory<int>.Empty, ReadOnlyMemory<int>.Empty);
        var statistics = RunStatistics.Of(Small with { Spikes = [silent] })["B"]!;
        Assert.Equal(0, statistics.Rate.Mean);
        Assert.Null(statistics.CvIsi.Mean);
        Assert.Null(statistics.Correlation.Mean);
    }

    [Fact]
    public void An_empty_recording_has_no_statistics()
    {
        var statistics = RunStatistics.Of(Small with { LastStep = 1000, Spikes = [new SpikeRecording("A", 4, 4, Array.Empty<int>(), Array.Empty<int>())] });
        Assert.Null(statistics["A"]!.Rate.Mean);
    }
}
