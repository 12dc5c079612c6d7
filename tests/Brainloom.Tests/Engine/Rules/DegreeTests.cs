using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine;

/// <summary>Degrees of networks of realistic size.</summary>
public class DegreeTests
{
    static readonly Shape different = new(400, 600, false), same = new(500, 500, true);

    public static TheoryData<bool, bool, bool> Flags => [.. from a in (bool[])[true, false] from b in (bool[])[true, false] from c in (bool[])[true, false] select (a, b, c)];

    [Theory, MemberData(nameof(Flags))]
    public void Fixed_indegree_gives_every_target_as_many_and_spreads_them_evenly_over_sources(bool one, bool autapses, bool multapses)
    {
        var shape = one ? same : different;
        var connections = Drawn.Connections(new FixedIndegree { indegree = 100, allow_autapses = autapses, allow_multapses = multapses }, shape);
        Assert.All(connections.Indegrees(shape.Targets), degree => Assert.Equal(100, degree));
        Spread(connections.Outdegrees(shape.Sources), multapses);
    }

    [Theory, MemberData(nameof(Flags))]
    public void Fixed_outdegree_gives_every_source_as_many_and_spreads_them_evenly_over_targets(bool one, bool autapses, bool multapses)
    {
        var shape = one ? same : different;
        var connections = Drawn.Connections(new FixedOutdegree { outdegree = 100, allow_autapses = autapses, allow_multapses = multapses }, shape);
        Assert.All(connections.Outdegrees(shape.Sources), degree => Assert.Equal(100, degree));
        Spread(connections.Indegrees(shape.Targets), multapses);
    }

    [Theory, MemberData(nameof(Flags))]
    public void Fixed_total_number_draws_that_many(bool one, bool autapses, bool multapses)
    {
        var shape = one ? same : different;
        foreach (int n in new[] { 0, 1, 999, 50_000, 200_000 })
        {
            var connections = Drawn.Connections(new FixedTotalNumber { N = n, allow_autapses = autapses, allow_multapses = multapses }, shape);
            Assert.Equal(n, connections.Count);
            if (n != 50_000) continue;
            Spread(connections.Outdegrees(shape.Sources), multapses);
            Spread(connections.Indegrees(shape.Targets), multapses);
        }
    }

    [Theory]
    [InlineData(.001)]
    [InlineData(.1)]
    [InlineData(.6)]
    public void Pairwise_Bernoulli_degrees_are_binomial(double p)
    {
        var connections = Drawn.Connections(new PairwiseBernoulli { p = p }, different);
        Moments(connections.Outdegrees(400), 600 * p, 600 * p * (1 - p));
        Moments(connections.Indegrees(600), 400 * p, 400 * p * (1 - p));
    }

    [Theory]
    [InlineData(.001)]
    [InlineData(.3)]
    [InlineData(2)]
    public void Pairwise_Poisson_degrees_are_Poisson(double mean)
    {
        var connections = Drawn.Connections(new PairwisePoisson { pairwise_avg_num_conns = mean }, different);
        Moments(connections.Outdegrees(400), 600 * mean, 600 * mean);
        Moments(connections.Indegrees(600), 400 * mean, 400 * mean);
    }

    [Theory]
    [InlineData(.01)]
    [InlineData(.4)]
    public void Symmetric_Bernoulli_is_symmetric_with_binomial_degrees(double p)
    {
        var connections = Drawn.Connections(new SymmetricPairwiseBernoulli { p = p }, same);
        var set = connections.ToHashSet();
        Assert.Equal(connections.Count, set.Count);
        Assert.All(connections, c => Assert.True(c.Source != c.Target && set.Contains((c.Target, c.Source))));
        Moments(connections.Outdegrees(500), 499 * p, 499 * p * (1 - p));
    }

    [Fact]
    public void All_to_all_connects_every_pair_once()
    {
        Assert.Equal(from s in Enumerable.Range(0, 20) from t in Enumerable.Range(0, 30) select (s, t), Drawn.Connections(new AllToAll(), new Shape(20, 30, false)));
        Assert.Equal(from s in Enumerable.Range(0, 20) from t in Enumerable.Range(0, 20) where s != t select (s, t),
            Drawn.Connections(new AllToAll { allow_autapses = false }, new Shape(20, 20, true)));
    }

    [Fact]
    public void One_to_one_connects_equal_positions()
    {
        Assert.Equal(Enumerable.Range(0, 20).Select(i => (i, i)), Drawn.Connections(new OneToOne(), new Shape(20, 20, false)));
        Assert.NotNull(new OneToOne().Impossible(new Shape(20, 21, false)));
    }

    [Fact]
    public void Pairs_of_a_fixed_indegree_are_even()
    {
        var pairs = new long[40 * 50];
        for (ulong seed = 0; seed < 20; seed++)
            foreach (var (source, target) in Drawn.Connections(new FixedIndegree { indegree = 60 }, new Shape(40, 50, false), seed)) pairs[source * 50 + target]++;
        // in-degrees are fixed: 50 of the 1999 degrees of freedom are missing, less than half a standard deviation
        ChiSquare.Even(pairs);
    }

    [Fact]
    public void More_than_2_31_slots_are_dealt_out()
    {
        var shape = new Shape(1_000_000, 3_000_000, false);
        var targets = Drawn.Connections(new FixedIndegree { indegree = 1000 }, shape, order: Enumerable.Range(500_000, 20)).ConvertAll(c => c.Target);
        Assert.InRange(targets.Count, 20 * 3000 - 1300, 20 * 3000 + 1300);
        Assert.All(targets, target => Assert.InRange(target, 0, shape.Targets - 1));
        var counts = new long[100];
        foreach (int target in targets) counts[target / 30_000]++;
        ChiSquare.Even(counts);
    }

    [Theory]
    [InlineData(40, 40, true)]
    [InlineData(40, 41, true)]
    [InlineData(40, 39, false)]
    [InlineData(40, 40, false)]
    public void Degrees_beyond_the_candidates_are_impossible_without_multapses(int candidates, int degree, bool autapses)
    {
        var shape = new Shape(candidates, candidates, true);
        bool possible = degree <= (autapses ? candidates : candidates - 1);
        Assert.Equal(possible, new FixedIndegree { indegree = degree, allow_autapses = autapses, allow_multapses = false }.Impossible(shape) is null);
        Assert.Equal(possible, new FixedOutdegree { outdegree = degree, allow_autapses = autapses, allow_multapses = false }.Impossible(shape) is null);
        Assert.Null(new FixedIndegree { indegree = degree, allow_autapses = autapses }.Impossible(shape));
    }

    // Σ(k - mean)² / mean is χ² where draws are independent, and smaller where they exclude each other
    static void Spread(long[] degrees, bool independent)
    {
        double[] even = [.. Enumerable.Repeat(1.0 / degrees.Length, degrees.Length)];
        Assert.InRange(ChiSquare.Score(degrees, even), independent ? -4 : -30, 4);
    }

    static void Moments(long[] degrees, double mean, double variance)
    {
        double n = degrees.Length;
        Assert.InRange(degrees.Average(), mean - 4 * Math.Sqrt(variance / n), mean + 4 * Math.Sqrt(variance / n));
        double kurtosis = 2 + 1 / variance;
        Assert.InRange(degrees.Sum(d => (d - mean) * (d - mean)) / n / variance, 1 - 4 * Math.Sqrt(kurtosis / n), 1 + 4 * Math.Sqrt(kurtosis / n));
    }
}
