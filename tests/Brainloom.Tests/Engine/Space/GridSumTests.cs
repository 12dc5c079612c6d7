using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine;

/// <summary>Expected connections between grids with more sites than a sample of sources would visit, compared with the sum over all pairs.</summary>
public class GridSumTests
{
    // two lattices of sheets whose distances differ, so that hardly two sources see the same
    static readonly GridPositions Sparse = new() { Nx = 33, Ny = 32, Extent = new(1, 1, 0), EndPoints = true, Cells = 2, Period = new(1.2, 1.2, 0) };
    static readonly GridPositions Dense = new() { Nx = 41, Ny = 36, Extent = new(1, 1, 0), Center = new(0, 0, .2), EndPoints = true, Period = new(1.2, 1.2, 0) };

    static readonly Kernel Narrow = new GaussianKernel { height = .2, std = .1, Axes = Axes.XY };

    // a displacement counts as the mean of those in its part of the range, 0.6 µm of 0.6 mm: by half a part at each face of a mask
    const double Tolerance = 1e-3;

    public static TheoryData<int> Limits => [0, 1, 2, 3, 4];

    static (Kernel Kernel, Mask? Mask) Limit(int limit) => limit switch
    {
        0 => (Narrow, null),
        1 => (new GaussianKernel { height = 3, std = .12 }, null),
        2 => (Narrow, new BoxMask { min_x = -.5, max_x = .5, min_y = -.5, max_y = .5 }),
        3 => (.1, new BoxMask { min_x = -.2, max_x = .35, min_y = -.3, max_y = .3 }),
        _ => (new ExponentialKernel { height = 1, beta = .05, Axes = Axes.XY }, new DiscMask { radius = .4 }),
    };

    [Theory, MemberData(nameof(Limits))]
    public void Agrees_with_the_sum_over_all_pairs(int limit)
    {
        var (kernel, mask) = Limit(limit);
        foreach (bool wrap in new[] { true, false })
        {
            var shape = Sheets.Shape(Sparse, Dense);
            double sum = 0;
            for (int s = 0; s < shape.Sources; s += Sparse.Cells)
                for (int t = 0; t < shape.Targets; t++) sum += Sparse.Cells * Math.Min(1, Sheets.Value(kernel, mask, Sheets.Displacement(shape, s, t, wrap)));
            Assert.Equal(sum, new PairwiseBernoulli { p = kernel, mask = mask, edge_wrap = wrap }.ExpectedPairs(shape), (mask is null ? .1 : 1) * Tolerance * sum);
        }
    }

    [Fact]
    public void Collections_of_several_grids_add_up()
    {
        GridPositions[] grids = [Sparse, Dense];
        NodeCollection[] each = [new NodeCollection(0, 0, Sparse.Count), new NodeCollection(1, 0, Dense.Count)];
        var both = each[0].Join(each[1]);
        var rule = new PairwisePoisson { pairwise_avg_num_conns = Narrow };
        double Pairs(NodeCollection source, NodeCollection target) => rule.ExpectedPairs(Shape.Of(source, target, population => grids[population]));
        double sum = each.Sum(source => each.Sum(target => Pairs(source, target)));
        Assert.Equal(sum, Pairs(both, both), 1e-9 * sum);
        // a part of a grid is no grid
        double part = Pairs(new NodeCollection(0, 0, Sparse.Count / 2), each[1]) + Pairs(new NodeCollection(0, Sparse.Count / 2, Sparse.Count / 2), each[1]);
        Assert.Equal(Pairs(each[0], each[1]), part, 1e-3 * part);
    }
}
