using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine.Lanes;

/// <summary>Accuracy of the elementary functions; that all widths agree is tested with the lanes.</summary>
public class LaneMathTests
{
    static unsafe float Single(Func<Float1, Float1> function, double x)
    {
        float result;
        Float1.Store(&result, function(Float1.Create(x)));
        return result;
    }

    static unsafe double Double(Func<Double1, Double1> function, double x)
    {
        double result;
        Double1.Store(&result, function(Double1.Create(x)));
        return result;
    }

    /// <summary>Units in the last place between a value and the true one, which a wider format holds.</summary>
    static double Ulps(float value, double truth) => Math.Abs(value - truth) / (MathF.BitIncrement(MathF.Abs((float)truth)) - MathF.Abs((float)truth));

    static double Ulps(double value, double truth) => Math.Abs(value - truth) / (Math.BitIncrement(Math.Abs(truth)) - Math.Abs(truth));

    [Fact]
    public void Exp_is_accurate_to_two_units_in_the_last_place()
    {
        var random = new Random(1);
        for (int i = 0; i < 200_000; i++)
        {
            float x = (float)(random.NextDouble() * 175 - 87);
            Assert.True(Ulps(Single(LaneMath.Exp, x), Math.Exp(x)) <= 1.5, $"exp({x:R})");
            double y = random.NextDouble() * 1410 - 705;
            Assert.True(Ulps(Double(LaneMath.Exp, y), Math.Exp(y)) <= 2, $"exp({y:R})");
        }
    }

    [Fact]
    public void Exp_is_limited_to_normal_numbers()
    {
        Assert.Equal(1, Single(LaneMath.Exp, 0));
        Assert.InRange(Single(LaneMath.Exp, -1000), 1e-38f, 2e-38f);
        Assert.InRange(Single(LaneMath.Exp, 1000), 2e38f, float.MaxValue);
        Assert.InRange(Double(LaneMath.Exp, -1e9), 2e-308, 1e-307);
        Assert.InRange(Double(LaneMath.Exp, 1e9), 8e307, double.MaxValue);
    }

    [Fact]
    public void Flush_clears_what_is_too_small_and_nothing_else()
    {
        foreach (double kept in (double[])[1.01e-12, -1.01e-12, 70, -1e30, double.NegativeInfinity, double.NaN]) Assert.Equal((float)kept, Single(LaneMath.Flush, kept));
        foreach (double kept in (double[])[1.01e-19, -1.01e-19, 70, -1e300, double.PositiveInfinity, double.NaN]) Assert.Equal(kept, Double(LaneMath.Flush, kept));
        foreach (double lost in (double[])[.99e-12, -.99e-12, 1e-40, 0]) Assert.Equal(0, Single(LaneMath.Flush, lost));
        foreach (double lost in (double[])[.99e-19, -.99e-19, 1e-310, 0]) Assert.Equal(0, Double(LaneMath.Flush, lost));
    }

    [Fact]
    public void Log_is_accurate_to_two_units_in_the_last_place()
    {
        var random = new Random(2);
        for (int i = 0; i < 200_000; i++)
        {
            // all magnitudes, and the neighbourhood of 1, where the result is small
            double x = i % 2 == 0 ? Math.Pow(10, random.NextDouble() * 74 - 37) : 1 + (random.NextDouble() - .5) * Math.Pow(10, -random.Next(6));
            Assert.True(Ulps(Single(LaneMath.Log, x), Math.Log((float)x)) <= 2, $"log({(float)x:R})");
            Assert.True(Ulps(Double(LaneMath.Log, x), Math.Log(x)) <= 2, $"log({x:R})");
        }
    }

    /// <summary>Values of Python 3.11, <c>statistics.NormalDist().inv_cdf</c>.</summary>
    [Theory]
    [InlineData(1e-11, -6.706023155495136)]
    [InlineData(1e-08, -5.61200124417479)]
    [InlineData(0.0001, -3.71901648545568)]
    [InlineData(0.01, -2.3263478740408408)]
    [InlineData(0.07, -1.4757910281791702)]
    [InlineData(0.08, -1.4050715603096322)]
    [InlineData(0.3, -0.5244005127080407)]
    [InlineData(0.4999, -0.0002506628300880075)]
    [InlineData(0.6, 0.2533471031357998)]
    [InlineData(0.9, 1.2815515655446008)]
    [InlineData(0.975, 1.9599639845400536)]
    [InlineData(0.9999, 3.7190164854557084)]
    public void Normal_quantile_matches_known_values(double u, double z)
    {
        Assert.Equal(z, Double(LaneMath.NormalQuantile, u), 1e-12 * Math.Max(1, Math.Abs(z)));
        if (u is > 1e-7 and < .999) Assert.Equal(z, Single(LaneMath.NormalQuantile, (float)u), 2e-6 * Math.Max(.1, Math.Abs(z)));
    }

    [Fact]
    public void Normal_quantile_inverts_the_cumulative_function()
    {
        for (double z = -5.29; z < 5.29; z += .001)
        {
            double u = StandardNormal.Cumulative(z);
            if (z < 3) Assert.Equal(z, Double(LaneMath.NormalQuantile, u), 1e-12 * Math.Max(1, Math.Abs(z)));
            if (Math.Abs(u - .5) > .4999999 || u > .5) continue;
            float rounded = (float)u;
            Assert.Equal(Double(LaneMath.NormalQuantile, rounded), Single(LaneMath.NormalQuantile, rounded), 1e-6 * Math.Max(.05, Math.Abs(z)));
        }
    }
}
