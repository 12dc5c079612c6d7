using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine;

/// <summary>Binomial, Poisson and hypergeometric draws against their probabilities.</summary>
public class SamplerTests
{
    const int Draws = 200_000;

    delegate long Sampler(ref RandomStream random);

    [Theory]
    [InlineData(1, .3)]
    [InlineData(10, .5)]
    [InlineData(50, .1)]
    [InlineData(50, .9)]
    [InlineData(40, .25)]
    [InlineData(100, .5)]
    [InlineData(1000, .02)]
    [InlineData(1000, .98)]
    [InlineData(1_000_000, .000_005)]
    [InlineData(1_000_000, .5)]
    public void Binomial_draws_follow_the_binomial_distribution(int n, double p) =>
        Follows((ref RandomStream random) => Binomial.Draw(n, p, ref random), n, n * p, Math.Sqrt(n * p * (1 - p)),
            k => LogChoose(n, k) + k * Math.Log(p) + (n - k) * Math.Log(1 - p));

    [Theory]
    [InlineData(.01)]
    [InlineData(1)]
    [InlineData(9.99)]
    [InlineData(10)]
    [InlineData(35.5)]
    [InlineData(10_000)]
    public void Poisson_draws_follow_the_Poisson_distribution(double mean) =>
        Follows((ref RandomStream random) => Poisson.Draw(mean, ref random), int.MaxValue, mean, Math.Sqrt(mean),
            k => k * Math.Log(mean) - mean - LogFactorial.Of(k));

    [Theory]
    [InlineData(5, 5, 3)]
    [InlineData(100, 20, 9)]
    [InlineData(50, 70, 40)]
    [InlineData(70, 50, 100)]
    [InlineData(1000, 1000, 1500)]
    [InlineData(30, 10_000, 5000)]
    [InlineData(1_000_000, 2_000_000, 300_000)]
    public void Hypergeometric_draws_follow_the_hypergeometric_distribution(int marked, int others, int draws)
    {
        double total = marked + others, p = marked / total;
        Follows((ref RandomStream random) => Hypergeometric.Draw(marked, others, draws, ref random), Math.Min(marked, draws),
            draws * p, Math.Sqrt(draws * p * (1 - p) * (total - draws) / (total - 1)),
            k => draws - k > others ? double.NegativeInfinity : LogChoose(marked, k) + LogChoose(others, draws - k) - LogChoose(total, draws));
    }

    [Fact]
    public void Nothing_is_drawn_where_nothing_is_left_to_chance()
    {
        var random = new CounterRandom(1, "edges").Element(0);
        Assert.Equal(0, Binomial.Draw(0, .5, ref random));
        Assert.Equal(0, Binomial.Draw(100, 0, ref random));
        Assert.Equal(100, Binomial.Draw(100, 1, ref random));
        Assert.Equal(0, Poisson.Draw(0, ref random));
        Assert.Equal(0, Hypergeometric.Draw(0, 100, 50, ref random));
        Assert.Equal(50, Hypergeometric.Draw(100, 0, 50, ref random));
        Assert.Equal(100, Hypergeometric.Draw(100, 30, 130, ref random));
        Assert.Equal(0, Hypergeometric.Draw(100, 30, 0, ref random));
    }

    [Theory]
    [InlineData(1_000_000_000_000, 1e-12)]
    [InlineData(1_000_000_000_000, .25)]
    public void Binomial_draws_of_many_trials_have_the_right_mean_and_variance(long n, double p)
    {
        var random = new CounterRandom(1, "many").Element(0);
        double mean = n * p, variance = mean * (1 - p), sum = 0, squares = 0;
        for (int i = 0; i < Draws; i++)
        {
            double d = Binomial.Draw(n, p, ref random) - mean;
            sum += d;
            squares += d * d;
        }
        Assert.Equal(0, sum / Draws / Math.Sqrt(variance), 4 / Math.Sqrt(Draws));
        Assert.Equal(1, squares / Draws / variance, 6 * Math.Sqrt(3.0 / Draws));
    }

    [Fact]
    public void Logarithms_of_factorials_are_those_of_products()
    {
        double log = 0;
        for (int n = 1; n <= 200; n++)
        {
            log += Math.Log(n);
            Assert.Equal(log, LogFactorial.Of(n), 1e-12 * Math.Max(1, log));
        }
    }

    static void Follows(Sampler sampler, long highest, double mean, double sigma, Func<double, double> logProbability)
    {
        long first = Math.Max(0, (long)(mean - 6 * sigma)), last = Math.Min(highest, (long)(mean + 6 * sigma + 10));
        var counts = new long[last - first + 1];
        var random = new CounterRandom(7, FormattableString.Invariant($"{highest} {mean} {sigma}")).Element(0);
        for (int i = 0; i < Draws; i++) counts[Math.Clamp(sampler(ref random), first, last) - first]++;
        ChiSquare.Fits(counts, [.. counts.Select((_, i) => Math.Exp(logProbability(first + i)))]);
    }

    static double LogChoose(double n, double k) => LogFactorial.Of(n) - LogFactorial.Of(k) - LogFactorial.Of(n - k);
}
