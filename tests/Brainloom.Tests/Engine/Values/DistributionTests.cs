using System.Runtime.InteropServices;
using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine.Values;

public class DistributionTests
{
    static readonly Distribution[] Distributions =
    [
        new Normal { mean = 1.5, std = .75 },
        new Normal { mean = 1.5, std = .75, Minimum = 0 },
        new Normal { mean = 1.5, std = .75, Minimum = 2, Maximum = 2.5 },
        new Normal { mean = 1.5, std = .75, Maximum = 0 },
        new LogNormal { mu = -1, sigma = .5 },
        new LogNormal { mu = -1, sigma = .5, Maximum = 1 },
        new Uniform { low = -3, high = 5 },
        new Uniform { low = -3, high = 5, Minimum = 0 },
        new Exponential { mean = 4 },
        new Exponential { mean = 4, Minimum = 1, Maximum = 10 },
    ];

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Distributions.Length)];

    static uint[] Words(int count)
    {
        var words = new uint[count];
        new RandomStream(11, 22, 33).Fill(words);
        return words;
    }

    static double[] Draw(Distribution distribution, int count)
    {
        var values = new double[count];
        new Sampler(distribution).Draw(Words(count), values);
        return values;
    }

    [Theory, MemberData(nameof(Cases))]
    public void Quantile_inverts_the_cumulative_function(int index)
    {
        var distribution = Distributions[index];
        for (double u = .001; u < 1; u += .001)
        {
            double[] x = [u];
            distribution.Quantiles(MemoryMarshal.Cast<double, Double1>(x.AsSpan()));
            Assert.Equal(u, distribution.Cumulative(x[0]), 1e-13);
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Draws_follow_the_distribution_within_its_bounds(int index)
    {
        const int Count = 200_000;
        var distribution = Distributions[index];
        double below = distribution.Cumulative(distribution.Minimum), share = distribution.Cumulative(distribution.Maximum) - below;
        double[] values = Draw(distribution, Count);
        Array.Sort(values);
        double distance = 0;
        for (int i = 0; i < Count; i++)
        {
            double expected = (distribution.Cumulative(values[i]) - below) / share;
            distance = Math.Max(distance, Math.Max(expected - (double)i / Count, (i + 1.0) / Count - expected));
        }

        // Kolmogorov–Smirnov: exceeded by chance once in a thousand seeds
        Assert.True(distance < 1.95 / Math.Sqrt(Count), $"distance {distance}");
    }

    [Theory, MemberData(nameof(Cases))]
    public void Mean_and_standard_deviation_are_those_of_the_draws(int index)
    {
        const int Count = 200_000;
        var sampler = new Sampler(Distributions[index]);
        double[] values = Draw(Distributions[index], Count);
        double mean = values.Average(), std = Math.Sqrt(values.Average(x => (x - mean) * (x - mean)));
        Assert.Equal(sampler.Mean, mean, 4 * sampler.Std / Math.Sqrt(Count));
        Assert.Equal(sampler.Std, std, .02 * sampler.Std);
    }

    [Theory, MemberData(nameof(Cases))]
    public void Single_precision_follows_double_precision(int index)
    {
        uint[] words = Words(10_007);
        var single = new float[words.Length];
        new Sampler(Distributions[index]).Draw(words, single);
        double[] values = Draw(Distributions[index], words.Length);
        for (int i = 0; i < words.Length; i++)
        {
            // in a far tail, the rounding of the probability moves the value further than that of the value itself
            double inProbability = Math.Abs(Distributions[index].Cumulative(values[i]) - Distributions[index].Cumulative(single[i]));
            if (inProbability > 1e-7) Assert.Equal(values[i], single[i], 1e-6 * Math.Max(1, Math.Abs(values[i])));
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Draws_do_not_depend_on_the_width_or_on_how_many_are_drawn(int index)
    {
        uint[] words = Words(5_003);
        var sampler = new Sampler(Distributions[index]);
        var expected = new float[words.Length];
        sampler.Draw<Float1>(words, MemoryMarshal.AsBytes(expected.AsSpan()));
        void Equal(Action<float[]> draw)
        {
            var values = new float[words.Length];
            draw(values);
            Assert.Equal(expected, values);
        }
        Equal(v => sampler.Draw(words, v));
        Equal(v => sampler.Draw<Float4>(words, MemoryMarshal.AsBytes(v.AsSpan())));
        Equal(v => sampler.Draw<Float8>(words, MemoryMarshal.AsBytes(v.AsSpan())));
        Equal(v => sampler.Draw<Float16>(words, MemoryMarshal.AsBytes(v.AsSpan())));
        Equal(v =>
        {
            sampler.Draw(words.AsSpan(0, 3), v.AsSpan(0, 3));
            sampler.Draw(words.AsSpan(3), v.AsSpan(3));
        });
    }

    [Theory, MemberData(nameof(Cases))]
    public void Extreme_words_give_the_lowest_and_the_highest_value(int index)
    {
        var sampler = new Sampler(Distributions[index]);
        var values = new double[2];
        sampler.Draw([0, uint.MaxValue], values);
        Assert.Equal(sampler.Lowest, values[0], 1e-6 * Math.Max(1, Math.Abs(sampler.Lowest)));
        Assert.Equal(sampler.Highest, values[1], 1e-6 * Math.Max(1, Math.Abs(sampler.Highest)));
        Assert.True(sampler.Lowest >= Distributions[index].Minimum && sampler.Highest <= Distributions[index].Maximum);
        Assert.All(Draw(Distributions[index], 10_000), x => Assert.InRange(x, sampler.Lowest, sampler.Highest));
    }

    [Fact]
    public void A_normal_value_stays_within_5_29_standard_deviations()
    {
        var sampler = new Sampler(new Normal { mean = 0, std = 1 });
        Assert.Equal(-5.2946, sampler.Lowest, 1e-3);
        Assert.Equal(5.2946, sampler.Highest, 1e-3);
    }

    [Fact]
    public void Moments_within_bounds_are_those_of_theory()
    {
        var normal = new Sampler(new Normal { mean = 3, std = 2 });
        Assert.Equal(3, normal.Mean, 1e-12);
        Assert.Equal(2, normal.Std, 1e-4);

        // half a normal distribution
        var half = new Sampler(new Normal { mean = 0, std = 1, Minimum = 0 });
        Assert.Equal(Math.Sqrt(2 / Math.PI), half.Mean, 1e-5);
        Assert.Equal(Math.Sqrt(1 - 2 / Math.PI), half.Std, 1e-5);

        var lognormal = new Sampler(new LogNormal { mu = .5, sigma = .4 });
        double mean = Math.Exp(.5 + .4 * .4 / 2);
        Assert.Equal(mean, lognormal.Mean, 1e-5);
        Assert.Equal(mean * Math.Sqrt(Math.Exp(.4 * .4) - 1), lognormal.Std, 1e-4);

        var uniform = new Sampler(new Uniform { low = 2, high = 5 });
        Assert.Equal(3.5, uniform.Mean, 1e-6);
        Assert.Equal(3 / Math.Sqrt(12), uniform.Std, 1e-5);

        var exponential = new Sampler(new Exponential { mean = 7 });
        Assert.Equal(7, exponential.Mean, 1e-4);
        Assert.Equal(7, exponential.Std, 1e-3);
    }

    [Fact]
    public void Clipping_moves_values_to_the_bounds_and_leaves_the_others()
    {
        var free = new Normal { mean = 0, std = 1 };
        double[] values = Draw(free, 10_000), clipped = Draw(free with { Minimum = -1, Maximum = .5, OutOfBounds = OutOfBounds.Clip }, 10_000);
        Assert.Equal(values.Select(x => Math.Clamp(x, -1, .5)), clipped);
        Assert.Contains(-1, clipped);
        Assert.Contains(.5, clipped);
    }

    [Fact]
    public void A_distribution_without_spread_is_a_constant()
    {
        Assert.All(Draw(new Normal { mean = 1.5, std = 0, Minimum = 0 }, 100), x => Assert.Equal(1.5, x));
        Assert.All(Draw(new Uniform { low = 2, high = 2, Minimum = 2 }, 100), x => Assert.Equal(2, x));
    }

    [Fact]
    public void Impossible_bounds_are_named()
    {
        Assert.Empty(new Normal { mean = 0, std = 1, Minimum = 2 }.Problems());
        Assert.Contains("above the highest", Assert.Single(new Normal { mean = 0, std = 1, Minimum = 2, Maximum = 1 }.Problems()), StringComparison.Ordinal);
        Assert.Contains("one draw in a thousand", Assert.Single(new Normal { mean = 0, std = 1, Minimum = 5 }.Problems()), StringComparison.Ordinal);
        Assert.Empty(new Normal { mean = 0, std = 1, Minimum = 5, OutOfBounds = OutOfBounds.Clip }.Problems());
        Assert.Contains("low is above high", Assert.Single(new Uniform { low = 1, high = 0 }.Problems()), StringComparison.Ordinal);
    }

    /// <summary>Values of Python 3.11, <c>erfc(-x/√2)/2</c>.</summary>
    [Theory]
    [InlineData(-8, 6.220960574271819e-16)]
    [InlineData(-5, 2.866515718791946e-07)]
    [InlineData(-3.0001, 0.001349454913260717)]
    [InlineData(-2.9999, 0.0013503412829549248)]
    [InlineData(-1, 0.15865525393145707)]
    [InlineData(0, 0.5)]
    [InlineData(2.5, 0.9937903346742238)]
    [InlineData(3.5, 0.9997673709209645)]
    public void Normal_cumulative_function_matches_known_values(double x, double expected) =>
        Assert.Equal(expected, StandardNormal.Cumulative(x), 1e-13 * expected);
}
