using Xunit;

namespace Brainloom.Tests.Engine;

/// <summary>Pearson's χ² of counts, as a standard normal number (Wilson and Hilferty 1931, 10.1073/pnas.17.12.684).</summary>
static class ChiSquare
{
    /// <summary>Fails when the counts lie further from their expectation than chance allows: seeds are fixed, so a passing test always passes.</summary>
    public static void Fits(IReadOnlyList<long> counts, IReadOnlyList<double> probabilities)
    {
        double z = Score(counts, probabilities);
        Assert.True(z is > -4 and < 4, $"χ² lies {z:F1} standard deviations from its mean");
    }

    /// <summary>Fails when the counts are not spread evenly.</summary>
    public static void Even(IReadOnlyList<long> counts) => Fits(counts, [.. Enumerable.Repeat(1.0 / counts.Count, counts.Count)]);

    /// <summary>The distance from the mean of χ², in standard deviations. Neighbouring classes that expect fewer than five counts are joined.</summary>
    public static double Score(IReadOnlyList<long> counts, IReadOnlyList<double> probabilities)
    {
        Assert.Equal(1, probabilities.Sum(), 1e-6);
        double total = counts.Sum(), square = 0, observed = 0, expected = 0, remaining = total;
        int classes = 0;
        for (int i = 0; i < counts.Count; i++)
        {
            observed += counts[i];
            expected += total * probabilities[i];
            remaining -= total * probabilities[i];
            if (expected < 5 || (remaining < 5 && i < counts.Count - 1)) continue;
            square += (observed - expected) * (observed - expected) / expected;
            observed = expected = 0;
            classes++;
        }
        Assert.True(classes > 1, "too few counts for a χ² test");
        double freedom = classes - 1, spread = 2 / (9 * freedom);
        return (Math.Cbrt(square / freedom) - (1 - spread)) / Math.Sqrt(spread);
    }
}
