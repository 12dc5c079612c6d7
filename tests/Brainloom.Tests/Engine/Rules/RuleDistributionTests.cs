using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine;

/// <summary>Networks small enough to list them all: each must be drawn as often as its probability says.</summary>
public class RuleDistributionTests
{
    const int Seeds = 20_000;
    static readonly Shape twoByThree = new(2, 3, false), three = new(3, 3, true);

    [Fact]
    public void Fixed_indegree_draws_each_slot_s_source_independently() =>
        // 3 targets · 2 slots, each of 2 sources
        FollowsDraws(new FixedIndegree { indegree = 2 }, twoByThree, draws: 6, slot => [(0, slot / 2), (1, slot / 2)]);

    [Fact]
    public void Fixed_indegree_without_autapses_draws_among_the_others() =>
        FollowsDraws(new FixedIndegree { indegree = 2, allow_autapses = false }, three, draws: 6, slot => Others(slot / 2, target => (target, slot / 2)));

    [Fact]
    public void Fixed_indegree_without_multapses_draws_any_set_of_sources() =>
        FollowsSets(new FixedIndegree { indegree = 2, allow_multapses = false }, new Shape(3, 2, false), set => set.Indegrees(2).All(d => d == 2));

    [Fact]
    public void Fixed_outdegree_draws_each_target_independently() =>
        FollowsDraws(new FixedOutdegree { outdegree = 2 }, twoByThree, draws: 4, slot => [.. Enumerable.Range(0, 3).Select(target => (slot / 2, target))]);

    [Fact]
    public void Fixed_outdegree_without_autapses_and_multapses_draws_any_set_of_others() =>
        FollowsSets(new FixedOutdegree { outdegree = 1, allow_autapses = false, allow_multapses = false }, three,
            set => set.All(c => c.Source != c.Target) && set.Outdegrees(3).All(d => d == 1));

    [Fact]
    public void Fixed_total_number_draws_pairs_independently() =>
        FollowsDraws(new FixedTotalNumber { N = 3 }, twoByThree, draws: 3, _ => AllPairs(twoByThree));

    [Fact]
    public void Fixed_total_number_without_autapses_draws_pairs_of_different_neurons() =>
        FollowsDraws(new FixedTotalNumber { N = 3, allow_autapses = false }, three, draws: 3, _ => [.. AllPairs(three).Where(c => c.Source != c.Target)]);

    [Theory]
    [InlineData(true, 2)]
    [InlineData(true, 5)]
    [InlineData(false, 3)]
    public void Fixed_total_number_without_multapses_draws_any_set_of_pairs(bool autapses, int n) =>
        FollowsSets(new FixedTotalNumber { N = n, allow_autapses = autapses, allow_multapses = false }, three,
            set => set.Count == n && (autapses || set.All(c => c.Source != c.Target)));

    [Theory]
    [InlineData(.2)]
    [InlineData(.7)]
    public void Pairwise_Bernoulli_draws_each_pair_independently(double p) =>
        FollowsSets(new PairwiseBernoulli { p = p }, twoByThree, _ => true, set => Math.Pow(p, set.Count) * Math.Pow(1 - p, 6 - set.Count));

    [Fact]
    public void Symmetric_Bernoulli_draws_each_unordered_pair_independently() =>
        FollowsSets(new SymmetricPairwiseBernoulli { p = .3 }, three, set => set.All(c => c.Source != c.Target && set.Contains((c.Target, c.Source))),
            set => Math.Pow(.3, set.Count / 2) * Math.Pow(.7, 3 - set.Count / 2));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Pairwise_Poisson_draws_a_Poisson_number_for_each_pair(bool autapses)
    {
        const double mean = .8;
        var rule = new PairwisePoisson { pairwise_avg_num_conns = mean, allow_autapses = autapses };
        long[] first = new long[12], second = new long[12], together = new long[9];
        for (ulong seed = 0; seed < Seeds; seed++)
        {
            var connections = Drawn.Connections(rule, three, seed);
            int a = connections.Count(c => c == (0, 1)), b = connections.Count(c => c == (0, 2));
            first[a]++;
            second[b]++;
            together[Math.Min(a, 2) * 3 + Math.Min(b, 2)]++;
            Assert.True(autapses || connections.TrueForAll(c => c.Source != c.Target));
        }
        double[] poisson = [.. Enumerable.Range(0, 12).Select(k => Math.Exp(k * Math.Log(mean) - mean - LogFactorial.Of(k)))];
        ChiSquare.Fits(first, poisson);
        ChiSquare.Fits(second, poisson);
        double[] few = [poisson[0], poisson[1], 1 - poisson[0] - poisson[1]];
        ChiSquare.Fits(together, [.. few.SelectMany(x => few.Select(y => x * y))]);
    }

    // every draw chooses one of its pairs uniformly: the probability of a network is the share of choices that lead to it
    static void FollowsDraws(IConnectionRule rule, Shape shape, int draws, Func<int, (int, int)[]> choices)
    {
        var probabilities = new Dictionary<string, double>();
        void Choose(int draw, List<(int, int)> chosen, double probability)
        {
            if (draw == draws)
            {
                string key = Key(chosen);
                probabilities[key] = probabilities.GetValueOrDefault(key) + probability;
                return;
            }
            var pairs = choices(draw);
            foreach (var pair in pairs) Choose(draw + 1, [.. chosen, pair], probability / pairs.Length);
        }
        Choose(0, [], 1);
        Follows(rule, shape, probabilities);
    }

    // the networks are sets of pairs, equally likely unless weights are given
    static void FollowsSets(IConnectionRule rule, Shape shape, Func<List<(int Source, int Target)>, bool> allowed, Func<List<(int, int)>, double>? weight = null)
    {
        var pairs = AllPairs(shape);
        var sets = Enumerable.Range(0, 1 << pairs.Length)
            .Select(bits => pairs.Where((_, i) => (bits >> i & 1) != 0).ToList()).Where(allowed).ToList();
        Follows(rule, shape, sets.ToDictionary(Key, set => weight is null ? 1.0 / sets.Count : weight(set)));
    }

    static void Follows(IConnectionRule rule, Shape shape, Dictionary<string, double> probabilities)
    {
        Assert.Null(rule.Impossible(shape));
        var counts = probabilities.Keys.ToDictionary(key => key, _ => 0L);
        for (ulong seed = 0; seed < Seeds; seed++)
        {
            string key = Key(Drawn.Connections(rule, shape, seed));
            Assert.True(counts.ContainsKey(key), $"drew {key}, which is impossible");
            counts[key]++;
        }
        string[] keys = [.. probabilities.Keys];
        ChiSquare.Fits([.. keys.Select(key => counts[key])], [.. keys.Select(key => probabilities[key])]);
    }

    static (int Source, int Target)[] AllPairs(Shape shape) =>
        [.. from source in Enumerable.Range(0, shape.Sources) from target in Enumerable.Range(0, shape.Targets) select (source, target)];

    static (int, int)[] Others(int self, Func<int, (int, int)> pair) => [.. Enumerable.Range(0, 3).Where(i => i != self).Select(pair)];

    static string Key(List<(int, int)> connections) => string.Join(' ', connections.Order());
}
