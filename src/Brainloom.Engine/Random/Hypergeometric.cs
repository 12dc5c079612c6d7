namespace Brainloom.Engine;

/// <summary>Draws from the hypergeometric distribution.</summary>
/// <remarks>
/// Few draws: one by one. Many: ratio of uniforms with a table-mountain hat (HRUA; Stadlober 1990, 10.1016/0377-0427(90)90349-5),
/// whose cost does not depend on the sizes. Its hat is cut 16 standard deviations above the mean.
/// </remarks>
public static class Hypergeometric
{
    const long LargestForOneByOne = 10;

    /// <summary>Number of marked items among <paramref name="draws"/> that are drawn without replacement.</summary>
    /// <param name="marked">Marked items.</param>
    /// <param name="others">Items without a mark.</param>
    /// <param name="draws">Items drawn, at most <paramref name="marked"/> + <paramref name="others"/>.</param>
    /// <param name="random">Random numbers.</param>
    public static long Draw(long marked, long others, long draws, ref RandomStream random)
    {
        // the smaller halves: draws or what remains, marked or others
        if (draws > marked + others - draws) return marked - Draw(marked, others, marked + others - draws, ref random);
        if (marked > others) return draws - Draw(others, marked, draws, ref random);
        if (marked <= 0) return 0;
        return draws <= LargestForOneByOne ? OneByOne(marked, others, draws, ref random) : Reject(marked, others, draws, ref random);
    }

    static long OneByOne(long marked, long others, long draws, ref RandomStream random)
    {
        long found = 0;
        for (long total = marked + others; draws > 0; draws--, total--)
            if (random.Uniform() * total < marked - found) found++;
        return found;
    }

    static long Reject(long marked, long others, long draws, ref RandomStream random)
    {
        double total = marked + others, p = marked / total, mean = draws * p;
        double sigma = Math.Sqrt((total - draws) * draws * p * (1 - p) / (total - 1) + .5);
        double width = 2 * Math.Sqrt(2 / Math.E) * sigma + 3 - 2 * Math.Sqrt(3 / Math.E);
        double highest = Math.Min(Math.Min(draws, marked) + 1.0, Math.Floor(mean + .5 + 16 * sigma));
        double peak = LogWeight(Math.Floor((draws + 1.0) * (marked + 1.0) / (total + 2)));
        while (true)
        {
            double u = random.Uniform(), x = mean + .5 + width * (random.Uniform() - .5) / u;
            if (x < 0 || x >= highest) continue;
            double k = Math.Floor(x), t = LogWeight(k) - peak;
            if (u * (4 - u) - 3 <= t) return (long)k;
            if (u * (u - t) < 1 && 2 * Math.Log(u) <= t) return (long)k;
        }

        double LogWeight(double k) =>
            -LogFactorial.Of(k) - LogFactorial.Of(marked - k) - LogFactorial.Of(draws - k) - LogFactorial.Of(others - draws + k);
    }
}
