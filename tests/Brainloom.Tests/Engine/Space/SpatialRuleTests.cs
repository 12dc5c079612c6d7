using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine;

/// <summary>Rules that follow places, compared pair by pair and by distance with what kernel, mask and boundary say.</summary>
public class SpatialRuleTests
{
    static readonly Kernel Bell = new GaussianKernel { height = .9, std = .2 };
    static readonly Kernel Column = new GaussianKernel { height = .7, std = .15, Axes = Axes.XY };
    static readonly Kernel Ring = new GaussianKernel { height = 1, mean = .3, std = .08, Axes = Axes.XY };
    static readonly Mask Slab = new BoxMask { min_x = -.2, max_x = .35, min_y = -.3, max_y = .3 };
    static readonly Mask Cube = new BoxMask { min_x = -.3, max_x = .3, min_y = -.3, max_y = .3, min_z = -.1, max_z = .1 };

    static readonly (Kernel Kernel, Mask? Mask)[] Limits =
        [(Bell, null), (Column, null), (Ring, null), (.4, Slab), (1, Cube), (Column, Slab), (Bell, Cube), (new GaussianKernel { height = 1.5, std = .2, Axes = Axes.XY }, null)];

    static readonly (string Name, Shape Shape)[] Shapes =
    [
        ("grid on a torus", Sheets.Shape(new GridPositions { Nx = 6, Ny = 5, Nz = 3, Extent = new(1, 1, .4), EndPoints = true, Period = new(1.2, 1.2, 0) })),
        ("two open grids with several cells at a site", Sheets.Shape(
            new GridPositions { Nx = 5, Ny = 4, Cells = 3, Extent = new(1, .8) }, new GridPositions { Nx = 7, Ny = 6, Nz = 2, Extent = new(1, 1, .3), Center = new(.1, 0, .2) })),
        ("scattered on a torus", Sheets.Shape(Sheets.Scattered(60, new(1, 1, .5), new(1, 1, .5)), Sheets.Scattered(90, new(1, 1, .5), new(1, 1, .5), 6))),
        ("scattered, open", Sheets.Shape(Sheets.Scattered(90, new(1, 1)))),
    ];

    public static TheoryData<int, int> Cases
    {
        get
        {
            var cases = new TheoryData<int, int>();
            for (int shape = 0; shape < Shapes.Length; shape++)
                for (int limit = 0; limit < Limits.Length; limit++) cases.Add(shape, limit);
            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Pairs_connect_as_often_as_kernel_and_mask_say(int shapeIndex, int limit)
    {
        const int Trials = 120;
        var shape = Shapes[shapeIndex].Shape;
        var (kernel, mask) = Limits[limit];
        foreach (bool wrap in new[] { true, false })
            foreach (bool autapses in new[] { true, false })
            {
                // the other choices draw the same
                if ((wrap || shape.SourcePlaces!.Period != default) && (autapses || (shape.Same && wrap)))
                {
                    Compare(new PairwiseBernoulli { p = kernel, mask = mask, edge_wrap = wrap, allow_autapses = autapses }, 1, k => k - k * k);
                    Compare(new PairwisePoisson { pairwise_avg_num_conns = kernel, mask = mask, edge_wrap = wrap, allow_autapses = autapses }, double.PositiveInfinity, k => k);
                }
                void Compare(IConnectionRule rule, double highest, Func<double, double> variance)
                {
                    var counts = new long[shape.Sources, shape.Targets];
                    for (ulong seed = 1; seed <= Trials; seed++)
                        foreach (var (source, target) in Drawn.Connections(rule, shape, seed)) counts[source, target]++;
                    double square = 0, sum = 0, total = 0, spread = 0;
                    int uncertain = 0;
                    for (int s = 0; s < shape.Sources; s++)
                        for (int t = 0; t < shape.Targets; t++)
                        {
                            double expected = !autapses && shape.Same && s == t ? 0 : Math.Min(highest, Sheets.Value(kernel, mask, Sheets.Displacement(shape, s, t, wrap)));
                            total += counts[s, t];
                            sum += expected * Trials;
                            if (expected < 1e-12) Assert.Equal(0, counts[s, t]);
                            else if (highest == 1 && expected == 1) Assert.Equal(Trials, counts[s, t]);
                            if (variance(expected) * Trials < 5) continue;
                            double z = (counts[s, t] - expected * Trials) / Math.Sqrt(variance(expected) * Trials);
                            if (z is not (> -7 and < 7)) Assert.Fail($"{rule} {s}->{t}: {counts[s, t]} times, expected {expected * Trials}, displacement {Sheets.Displacement(shape, s, t, wrap)}");
                            square += z * z;
                            uncertain++;
                        }
                    // the sum of squares has mean n and variance near 2n; the expected number of connections agrees with a sum over all pairs
                    if (uncertain > 0) spread = (square - uncertain) / Math.Sqrt(2.0 * uncertain);
                    Assert.InRange(spread, -4.5, 4.5);
                    Assert.Equal(sum / Trials, rule.ExpectedPairs(shape), 1e-3 * (1 + sum / Trials));
                    Assert.InRange(total - sum, -5 * Math.Sqrt(sum + 1), 5 * Math.Sqrt(sum + 1));
                }
            }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Fixed_degrees_are_drawn_in_proportion_to_the_kernel(int shapeIndex, int limit)
    {
        const int Trials = 100, Degree = 7;
        var shape = Shapes[shapeIndex].Shape;
        var (kernel, mask) = Limits[limit];
        foreach (bool incoming in new[] { true, false })
        {
            IConnectionRule rule = incoming
                ? new FixedIndegree { indegree = Degree, p = kernel, mask = mask, allow_autapses = false }
                : new FixedOutdegree { outdegree = Degree, p = kernel, mask = mask, allow_autapses = false };
            int rows = incoming ? shape.Targets : shape.Sources, others = incoming ? shape.Sources : shape.Targets;
            var counts = new long[rows, others];
            for (ulong seed = 1; seed <= Trials; seed++)
                foreach (var (source, target) in Drawn.Connections(rule, shape, seed)) counts[incoming ? target : source, incoming ? source : target]++;
            for (int row = 0; row < rows; row++)
            {
                double[] weights = [.. Enumerable.Range(0, others).Select(other => Value(row, other))];
                long[] drawn = [.. Enumerable.Range(0, others).Select(other => counts[row, other])];
                double sum = weights.Sum();
                Assert.Equal(sum > 0 ? Degree * Trials : 0, drawn.Sum());
                if (weights.Count(weight => weight * Degree * Trials / sum >= 5) > 2) Assert.InRange(ChiSquare.Score(drawn, [.. weights.Select(weight => weight / sum)]), -5, 5);
            }
            double Value(int row, int other)
            {
                var (source, target) = incoming ? (other, row) : (row, other);
                return shape.Same && source == target ? 0 : Sheets.Value(kernel, mask, Sheets.Displacement(shape, source, target));
            }
        }
    }

    [Fact]
    public void Without_multapses_partners_differ_and_too_few_candidates_are_named()
    {
        var shape = Sheets.Shape(Sheets.Scattered(80, new(1, 1)), Sheets.Scattered(50, new(1, 1), seed: 7));
        var mask = new BoxMask { min_x = -.6, max_x = .6, min_y = -.6, max_y = .6 };
        var connections = Drawn.Connections(new FixedIndegree { indegree = 15, mask = mask, allow_multapses = false }, shape);
        Assert.Equal(connections.Count, connections.Distinct().Count());
        Assert.All(connections.Indegrees(50), degree => Assert.Equal(15, degree));
        var error = Assert.Throws<ArgumentException>(() => Drawn.Connections(new FixedIndegree { indegree = 60, mask = mask, allow_multapses = false }, shape));
        Assert.Contains("candidates within reach", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Kernels_and_masks_need_positions()
    {
        var nowhere = new Shape(3, 3, false);
        Assert.Contains("positions", new PairwiseBernoulli { p = Bell }.Impossible(nowhere), StringComparison.Ordinal);
        Assert.Contains("positions", new FixedIndegree { indegree = 1, mask = Slab }.Impossible(nowhere), StringComparison.Ordinal);
        Assert.Null(new PairwisePoisson { pairwise_avg_num_conns = 2 }.Impossible(nowhere));
    }
}
