using Brainloom.Analysis;
using Xunit;

namespace Brainloom.Tests.Analysis;

public class PairwiseCorrelationTests
{
    private const int BinSteps = 20;

    [Fact]
    public void Neurons_that_fire_in_the_same_bins_correlate_perfectly()
    {
        // bins 0, 3, 4 of 10, never the same step
        double[] pairs = PairwiseCorrelation.Pairs([1, 20, 61, 80, 85, 99], [0, 1, 0, 1, 1, 0], size: 2, firstStep: 0, BinSteps, bins: 10);
        Assert.Equal(1.0, Assert.Single(pairs), 12);
    }

    [Fact]
    public void Neurons_that_fire_in_opposite_bins_correlate_by_minus_one()
    {
        int[] steps = [.. Enumerable.Range(0, 10).Select(bin => BinSteps * bin + 5)];
        int[] neurons = [.. Enumerable.Range(0, 10).Select(bin => bin % 2)];
        Assert.Equal(-1.0, Assert.Single(PairwiseCorrelation.Pairs(steps, neurons, 2, 0, BinSteps, 10)), 12);
    }

    [Fact]
    public void A_bin_reaches_from_after_its_first_step_up_to_and_with_its_last()
    {
        // steps 101..120 are the first bin, 121 belongs to the second
        Assert.Equal(1.0, Assert.Single(PairwiseCorrelation.Pairs([101, 120], [0, 1], 2, 100, BinSteps, 5)), 12);
        Assert.True(Assert.Single(PairwiseCorrelation.Pairs([101, 121], [0, 1], 2, 100, BinSteps, 5)) < 0);
    }

    [Fact]
    public void Agrees_with_the_definition_on_dense_counts()
    {
        const int bins = 400;
        var spikes = SyntheticActivity.Record([("A", 12, 150)], duration: bins * 2, warmup: 0).Spikes[0];
        double[] pairs = PairwiseCorrelation.Pairs(spikes.Steps.Span, spikes.Neurons.Span, spikes.Size, 0, BinSteps, bins);

        var counts = new double[12][];
        for (int neuron = 0; neuron < 12; neuron++) counts[neuron] = new double[bins];
        for (int i = 0; i < spikes.Steps.Length; i++) counts[spikes.Neurons.Span[i]][(spikes.Steps.Span[i] - 1) / BinSteps]++;
        double[] expected = [.. from i in Enumerable.Range(0, 12) from j in Enumerable.Range(0, i)
                                select Pearson(counts[i], counts[j])];

        Assert.Equal(expected.Length, pairs.Length);
        for (int i = 0; i < pairs.Length; i++) Assert.Equal(expected[i], pairs[i], 12);

        static double Pearson(double[] x, double[] y)
        {
            double meanX = x.Average(), meanY = y.Average();
            return x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum()
                / Math.Sqrt(x.Sum(a => (a - meanX) * (a - meanX)) * y.Sum(b => (b - meanY) * (b - meanY)));
        }
    }

    [Fact]
    public void Independent_neurons_correlate_around_zero()
    {
        var spikes = SyntheticActivity.Record([("A", 100, 10)], duration: 20_000, warmup: 0).Spikes[0];
        double mean = PairwiseCorrelation.Pairs(spikes.Steps.Span, spikes.Neurons.Span, 100, 0, BinSteps, 10_000).Average();
        Assert.InRange(mean, -0.001, 0.001);
    }

    [Fact]
    public void Draws_at_most_250_neurons_and_only_active_ones()
    {
        int[] neurons = [.. Enumerable.Range(0, 400).Select(i => 2 * i)];
        int[] steps = [.. Enumerable.Range(0, 400).Select(i => i + 1)];
        Assert.Equal(250 * 249 / 2, PairwiseCorrelation.Pairs(steps, neurons, 1000, 0, BinSteps, 100).Length);
        Assert.Equal(3 * 2 / 2, PairwiseCorrelation.Pairs([1, 2, 3], [5, 6, 7], 1000, 0, BinSteps, 100).Length);
        Assert.Empty(PairwiseCorrelation.Pairs([], [], 1000, 0, BinSteps, 100));
    }
}
