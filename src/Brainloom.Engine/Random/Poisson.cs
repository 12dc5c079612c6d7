namespace Brainloom.Engine;

/// <summary>Draws from the Poisson distribution.</summary>
/// <remarks>
/// Small means: inversion, stepping through the cumulative distribution. Others: transformed rejection with squeeze (PTRS;
/// Hörmann 1993, 10.1016/0167-6687(93)90997-4), whose cost does not depend on the mean.
/// </remarks>
public static class Poisson
{
    const double LargestForInversion = 10;

    /// <summary>Number of events, when <paramref name="mean"/> are expected.</summary>
    public static long Draw(double mean, ref RandomStream random)
    {
        if (mean <= 0) return 0;
        return mean < LargestForInversion ? Invert(mean, ref random) : Reject(mean, ref random);
    }

    static long Invert(double mean, ref RandomStream random)
    {
        double probability = Math.Exp(-mean), u = random.Uniform();
        long k = 0;
        while (u > probability && probability > 0)
        {
            u -= probability;
            probability *= mean / ++k;
        }
        return k;
    }

    static long Reject(double mean, ref RandomStream random)
    {
        double root = Math.Sqrt(mean), b = .931 + 2.53 * root, a = -.059 + .02483 * b;
        double alpha = 1.1239 + 1.1328 / (b - 3.4), inside = .9277 - 3.6224 / (b - 2);
        while (true)
        {
            double u = random.Uniform() - .5, v = random.Uniform(), margin = .5 - Math.Abs(u);
            double k = Math.Floor((2 * a / margin + b) * u + mean + .43);
            if (margin >= .07 && v <= inside) return (long)k;
            if (k < 0 || (margin < .013 && v > margin)) continue;
            if (Math.Log(v * alpha / (a / (margin * margin) + b)) <= k * Math.Log(mean) - mean - LogFactorial.Of(k)) return (long)k;
        }
    }
}
