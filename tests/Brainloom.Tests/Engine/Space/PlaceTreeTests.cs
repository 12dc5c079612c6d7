using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine;

/// <summary>Boxes within boxes: every neuron lies in one box of each level, and inside of it.</summary>
public class PlaceTreeTests
{
    static readonly (string Name, Positions Positions)[] Collections =
    [
        ("nobody", new ListedPositions([], [], [])),
        ("one", new ListedPositions([.3f], [-.2f], [7])),
        ("one place", new GridPositions { Nx = 1, Ny = 1, Cells = 500, Extent = new(1, 1) }),
        ("three places", new ListedPositions([.. Enumerable.Range(0, 300).Select(i => i % 3 * .1f)], [.. Enumerable.Repeat(-1f, 300)], [.. Enumerable.Repeat(2f, 300)])),
        ("neighbouring numbers", new ListedPositions([.. Enumerable.Range(0, 90).Select(i => i % 2 == 0 ? MathF.BitDecrement(1) : 1)], [.. Enumerable.Repeat(0f, 90)], [.. Enumerable.Repeat(0f, 90)])),
        ("lattice", new GridPositions { Nx = 23, Ny = 17, Nz = 3, Cells = 4, Extent = new(1, .8, .1), Center = new(-2, .1, 0) }),
        ("scattered", Sheets.Scattered(5_000, new(1, 1, .2))),
        ("below zero", Shifted(Sheets.Scattered(3_000, new(1, 1, 1)), -.5f)),
        ("far from the origin", Shifted(Sheets.Scattered(3_000, new(1, 1, 1)), 300)),
        ("unevenly scattered", Cubed(Sheets.Scattered(4_000, new(2, 2, 2)))),
        ("leaves of several neurons", Sheets.Scattered((1 << 17) + 1, new(4, 4))),
    ];

    public static TheoryData<int, Axes> Cases
    {
        get
        {
            var cases = new TheoryData<int, Axes>();
            for (int i = 0; i < Collections.Length; i++)
                foreach (var axes in (Axes[])[Axes.None, Axes.Z, Axes.XY, Axes.XYZ]) cases.Add(i, axes);
            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Every_neuron_lies_in_one_box_of_each_level(int index, Axes axes)
    {
        var positions = Collections[index].Positions;
        var tree = new PlaceTree(positions.Places, axes);
        Assert.Equal(Enumerable.Range(0, positions.Count), tree.Order.Order());
        for (int i = 0; i < positions.Count; i++)
        {
            var place = positions[tree.Order[i]];
            if (((float)place.X, (float)place.Y, (float)place.Z) != (tree.Along(0)[i], tree.Along(1)[i], tree.Along(2)[i])) Assert.Fail($"the place of neuron {tree.Order[i]}");
        }
        Assert.Equal(0, tree.Nodes.Length % PlaceTree.Pad);
        Assert.Equal((tree.Nodes.Length, tree.Nodes.Length), (tree.Middles(0).Length, tree.Halves(2).Length));
        if (positions.Count == 0)
        {
            Assert.Equal(0, tree.Nodes.Length);
            return;
        }
        Assert.Equal((0, positions.Count), (tree.Nodes[0].First, tree.Nodes[0].Count));
        int reached = Below(tree, axes, 0, 1, 0, positions.Count);
        // nothing else is stored
        Assert.Equal(tree.Nodes.Length, reached);
    }

    // checks neighbouring boxes that share out some neurons, and what is inside; the number of boxes stored for them
    static int Below(PlaceTree tree, Axes axes, int first, int boxes, int next, int end)
    {
        Assert.Equal(0, first % PlaceTree.Pad);
        Assert.InRange(boxes, 1, PlaceTree.Fanout);
        int padded = (boxes + PlaceTree.Pad - 1) / PlaceTree.Pad * PlaceTree.Pad, stored = padded;
        for (int box = first; box < first + padded; box++)
        {
            var node = tree.Nodes[box];
            if (box >= first + boxes)
            {
                Assert.Equal((0, -1), (node.Count, node.Inside));
                continue;
            }
            Assert.Equal(next, node.First);
            Assert.InRange(node.Count, 1, end - next);
            next += node.Count;
            bool isPoint = true;
            for (int axis = 0; axis < 3; axis++) isPoint &= Encloses(tree, axes, box, axis);
            Assert.Equal(isPoint, node.IsPoint);
            if (node.Inside >= 0)
            {
                Assert.True(node.Boxes > 1, "a box within a box is the same");
                stored += Below(tree, axes, node.Inside, node.Boxes, node.First, next);
            }
            else
            {
                // a few neurons, or one place; those of a leaf keep their order
                if (!node.IsPoint && node.Count > (tree.Order.Length > 1 << 17 ? 8 : 1)) Assert.Fail($"a leaf of {node.Count}");
                for (int i = node.First + 1; i < next; i++)
                    if (tree.Order[i] < tree.Order[i - 1]) Assert.Fail("the order of neurons in a leaf");
            }
        }
        Assert.Equal(end, next);
        return stored;
    }

    // whether all neurons of a box have the same coordinate
    static bool Encloses(PlaceTree tree, Axes axes, int box, int axis)
    {
        var node = tree.Nodes[box];
        double middle = tree.Middles(axis)[box], half = tree.Halves(axis)[box];
        if (((int)axes >> axis & 1) == 0)
        {
            Assert.Equal((0, 0), (middle, half));
            return true;
        }
        var along = tree.Along(axis).Slice(node.First, node.Count);
        float low = along[0], high = along[0];
        foreach (float place in along) (low, high) = (Math.Min(low, place), Math.Max(high, place));
        if (middle - half > low || high > middle + half) Assert.Fail($"{low} to {high} is not within {middle - half} to {middle + half}");
        // and not much larger than they need
        if (half > (high - low) / 2 + 1e-6 * (Math.Abs((double)low) + Math.Abs((double)high))) Assert.Fail($"{half} is more than half of {low} to {high}");
        return low == high;
    }

    static ListedPositions Shifted(ListedPositions places, float by) => Moved(places, x => x + by);

    static ListedPositions Cubed(ListedPositions places) => Moved(places, x => x * x * x);

    static ListedPositions Moved(ListedPositions places, Func<float, float> move) => new(
        [.. Enumerable.Range(0, places.Count).Select(i => move((float)places[i].X))],
        [.. Enumerable.Range(0, places.Count).Select(i => move((float)places[i].Y))],
        [.. Enumerable.Range(0, places.Count).Select(i => move((float)places[i].Z))]);
}
