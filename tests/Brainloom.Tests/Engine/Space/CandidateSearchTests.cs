using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine;

/// <summary>What a search looks at: its cost follows the connections made, whatever the size of the sheet. Counted, not timed.</summary>
public class CandidateSearchTests
{
    const int Density = 6_000;

    // neurons asked, of all
    const int Asked = 150;

    static readonly Kernel Bell = new GaussianKernel { height = .8, std = .06 };

    static readonly (string Name, Kernel Kernel, Mask? Mask)[] Reaches =
    [
        ("disc", .3, new DiscMask { radius = .12 }),
        ("box beside the source", .3, new BoxMask { min_x = -.05, max_x = .2, min_y = -.1, max_y = .1 }),
        ("bell", Bell, null),
        ("bell in a disc", Bell, new DiscMask { radius = .1 }),
        ("ring", new GaussianKernel { height = .5, mean = .15, std = .02 }, new DiscMask { radius = .25 }),
    ];

    [Theory]
    [InlineData(true, true), InlineData(true, false), InlineData(false, true), InlineData(false, false)]
    public void Boxes_and_events_per_connection_do_not_grow_with_the_sheet(bool lattice, bool torus)
    {
        Shape[] sheets = [Sheet(1, lattice, torus), Sheet(2, lattice, torus), Sheet(4, lattice, torus)];
        foreach (var (name, kernel, mask) in Reaches)
        {
            var found = sheets.Select(sheet => Look(sheet, kernel, mask, relative: false)).ToList();
            // a box that is not opened costs events instead
            double[] looks = [.. found.Select(one => (one.Visited + one.Events) / one.Connections)];
            string figures = $"{name}: {string.Join(", ", looks.Select(look => $"{look:F1}"))} boxes and events per connection on 1, 2 and 4 mm";
            // how places happen to fall into boxes of boxes moves it up and down
            Assert.True(looks[1] <= 1.5 * looks[0] && looks[2] <= 1.5 * Math.Min(looks[0], looks[1]) && looks.Max() < 12, figures);
            Assert.All(found, one => Assert.True(one.Events > .999999 * one.Connections, "a bound lies below the values"));
        }
    }

    /// <summary>Weights of candidates are relative: in what unit they are written changes nothing.</summary>
    [Theory]
    [InlineData(1e-9)]
    [InlineData(1e6)]
    public void Degrees_are_drawn_as_cheaply_from_small_and_large_weights(double scale)
    {
        var sheet = Sheet(2, lattice: false, torus: true);
        var usual = Look(sheet, new GaussianKernel { height = 1, std = .06 }, null, relative: true);
        var scaled = Look(sheet, new GaussianKernel { height = scale, std = .06 }, null, relative: true);
        Assert.InRange(scaled.Visited / usual.Visited, .9, 1.1);
        Assert.Equal(usual.Events / usual.Connections, scaled.Events / scaled.Connections, .01);
        Assert.InRange(usual.Events / usual.Connections, 1, 1.5);
    }

    [Fact]
    public void Candidates_that_are_refused_do_not_make_a_row_ask_all_others()
    {
        var kernel = new Loose { kernel = new GaussianKernel { height = 1, std = .2 } };
        var connections = Drawn.Connections(new FixedIndegree { indegree = 8, p = kernel }, Sheet(1, lattice: false, torus: true), order: Enumerable.Range(0, 200));
        Assert.Equal(200 * 8, connections.Count);
        // every draw counts with probability 1/2; a batch fills up whole packs
        Assert.InRange(kernel.Evaluated.Value / (double)connections.Count, 1, 2.0 * PlaceTree.Pad);
    }

    /// <summary>A kernel with bounds of twice its values, which counts the values asked for.</summary>
    sealed record Loose : Kernel
    {
        public required Kernel kernel { get; init; }

        public StrongBox<long> Evaluated { get; } = new();

        public override Axes DependsOn => kernel.DependsOn;

        public override void Values<V>(ReadOnlySpan<V> x, ReadOnlySpan<V> y, ReadOnlySpan<V> z, Span<V> values)
        {
            Evaluated.Value += values.Length * V.Width;
            kernel.Values(x, y, z, values);
        }

        public override void Bounds<V>(in Boxes<V> boxes, Span<V> bounds)
        {
            kernel.Bounds(boxes, bounds);
            foreach (ref V bound in bounds) bound += bound;
        }
    }

    // boxes looked at, sum of bounds, and sum of values
    static (double Visited, double Events, double Connections) Look(Shape shape, Kernel kernel, Mask? mask, bool relative)
    {
        var search = new SpatialShape(shape, kernel, mask, Wrap: true).Search(Axis.Source, relative: relative);
        double events = 0, connections = 0;
        var neurons = new List<int>();
        for (int i = 0; i < Asked; i++)
        {
            neurons.Clear();
            foreach (var candidates in search.Find(shape.SourcePlaces![(int)((long)i * shape.Sources / Asked)]))
            {
                neurons.AddRange(Enumerable.Range(candidates.First, candidates.Count));
                events += candidates.Count * (double)candidates.Bound;
            }
            var values = new float[neurons.Count];
            search.Evaluate(CollectionsMarshal.AsSpan(neurons), values);
            foreach (float value in values) connections += value;
        }
        return (search.Visited, events, connections);
    }

    static Shape Sheet(double side, bool lattice, bool torus)
    {
        var period = torus ? new Point(side, side, 0) : default;
        int sites = (int)Math.Round(Math.Sqrt(Density / 2.0) * side);
        return Sheets.Shape(lattice
            ? new GridPositions { Nx = sites, Ny = sites, Cells = 2, Extent = new(side, side), Period = period }
            : Sheets.Scattered((int)(Density * side * side), new(side, side), period));
    }
}
