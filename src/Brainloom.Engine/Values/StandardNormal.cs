using static System.Math;

namespace Brainloom.Engine;

/// <summary>The normal distribution of mean 0 and standard deviation 1.</summary>
static class StandardNormal
{
    /// <summary>Probability density.</summary>
    public static double Density(double x) => Exp(-x * x / 2) / Sqrt(2 * PI);

    /// <summary>Probability of a value below <paramref name="x"/>, to about 10⁻¹⁵.</summary>
    /// <remarks>Power series and continued fraction: Abramowitz and Stegun 1964, 26.2.11 and 26.2.14.</remarks>
    public static double Cumulative(double x)
    {
        if (double.IsInfinity(x)) return x > 0 ? 1 : 0;
        if (Abs(x) < 3)
        {
            double sum = x, term = x;
            for (int k = 3; k < 120; k += 2) sum += term *= x * x / k;
            return .5 + Density(x) * sum;
        }
        double fraction = Abs(x);
        for (int k = 100; k > 0; k--) fraction = Abs(x) + k / fraction;
        double tail = Density(x) / fraction;
        return x < 0 ? tail : 1 - tail;
    }
}
