namespace Brainloom.Engine;

/// <summary>Draws from the binomial distribution.</summary>
/// <remarks>
/// Few expected successes: inversion, stepping through the cumulative distribution. Many: transformed rejection (BTRS;
/// Hörmann 1993, 10.1080/00949659308811496), whose cost does not depend on n.
/// </remarks>
public static class Binomial
{
    const double LargestForInversion = 10;

    /// <summary>Number of successes in <paramref name="n"/> trials that each succeed with probability <paramref name="p"/>.</summary>
    public static long Draw(long n, double p, ref RandomStream random)
    {
        if (n <= 0 || p <= 0) return 0;
        if (p >= 1) return n;
        if (p > .5) return n - Draw(n, 1 - p, ref random);
        return n * p < LargestForInversion ? Invert(n, p, ref random) : Reject(n, p, ref random);
    }

    static long Invert(long n, double p, ref RandomStream random)
    {
        double odds = p / (1 - p), probability = Math.Exp(n * double.LogP1(-p)), u = random.Uniform();
        long k = 0;
        while (u > probability && k < n)
        {
            u -= probability;
            k++;
            probability *= odds * (n - k + 1) / k;
        }
        return k;
    }

    static long Reject(long n, double p, ref RandomStream random)
    {
        double odds = p / (1 - p), sigma = Math.Sqrt(n * p * (1 - p)), mode = Math.Floor((n + 1) * p);
        double b = 1.15 + 2.53 * sigma, a = -.0873 + .0248 * b + .01 * p, c = n * p + .5;
        double alpha = (2.83 + 5.1 / b) * sigma, inside = .92 - 4.2 / b;
        while (true)
        {
            double u = random.Uniform() - .5, v = random.Uniform(), margin = .5 - Math.Abs(u);
            double k = Math.Floor((2 * a / margin + b) * u + c);
            if (margin >= .07 && v <= inside) return (long)k;
            if (k < 0 || k > n) continue;

            // ln of f(k) / f(mode), by Stirling's formula
            double bound = (mode + .5) * Math.Log((mode + 1) / (odds * (n - mode + 1)))
                + (n + 1) * Math.Log((n - mode + 1) / (n - k + 1))
                + (k + .5) * Math.Log(odds * (n - k + 1) / (k + 1))
                + LogFactorial.StirlingTail(mode) + LogFactorial.StirlingTail(n - mode)
                - LogFactorial.StirlingTail(k) - LogFactorial.StirlingTail(n - k);
            if (Math.Log(v * alpha / (a / (margin * margin) + b)) <= bound) return (long)k;
        }
    }
}
