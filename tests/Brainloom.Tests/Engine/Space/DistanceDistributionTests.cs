using System.Runtime.InteropServices;
using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine;

/// <summary>Where connections go, against sums over all pairs: for every kernel and mask of the catalogue, lattices and scattered
/// neurons in two and three dimensions, spaces with and without a border, and every rule that follows places.</summary>
public class DistanceDistributionTests
{
    // √n times the greatest difference of two distribution functions exceeds this by chance with probability 2 exp(-2 · 2.7²) = 1e-6
    // (Kolmogorov's limit), and more rarely where distances are discrete or pairs connect at most once
    const double Critical = 2.7;

    // enough for differences of 3 % of all connections
    const int Connections = 8_000;

    const int MostTrials = 40, Degree = 8;

    static readonly Kernel Bell = new GaussianKernel { height = .9, std = .3 };

    // odd numbers of sites: no displacement is half a period, where two images are equally near
    static readonly Pairs[] Spaces =
    [
        .. new[] { default, new Point(1, .8, 0) }.Select(period => new Pairs(Sheets.Shape(new GridPositions { Nx = 9, Ny = 7, Cells = 2, Extent = new(1, .8), Period = period }))),
        .. new[] { default, new Point(1, 1, 0) }.Select(period => new Pairs(Sheets.Shape(new GridPositions { Nx = 5, Ny = 5, Nz = 3, Cells = 2, Extent = new(1, 1, .6), Period = period }))),
        .. new[] { default, new Point(1, 1, 0) }.Select(period => new Pairs(Sheets.Shape(Sheets.Scattered(150, new(1, 1), period), Sheets.Scattered(120, new(1, 1), period, 6)))),
        .. new[] { default, new Point(1, 1, .6) }.Select(period => new Pairs(Sheets.Shape(Twice(Sheets.Scattered(70, new(1, 1, .6), period, 8))))),
    ];

    public static TheoryData<int> Kernels => [.. Enumerable.Range(0, SpaceSamples.Kernels.Length)];

    public static TheoryData<int> Masks => [.. Enumerable.Range(0, SpaceSamples.Masks.Length)];

    [Theory, MemberData(nameof(Kernels))]
    public void Distances_follow_the_kernel(int index)
    {
        foreach (var space in Spaces) Check(space, SpaceSamples.Kernels[index], null);
    }

    [Theory, MemberData(nameof(Masks))]
    public void Distances_follow_the_mask(int index)
    {
        foreach (var space in Spaces)
        {
            Check(space, .4, SpaceSamples.Masks[index]);
            Check(space, Bell, SpaceSamples.Masks[index]);
        }
    }

    [Fact]
    public void A_tenth_more_width_is_noticed()
    {
        foreach (var space in Spaces)
        {
            double[] wider = space.Values(new GaussianKernel { height = .5, std = .22 }, null);
            var (counts, _) = Draw(space, new PairwisePoisson { pairwise_avg_num_conns = new GaussianKernel { height = .5, std = .2 }, allow_autapses = false }, wider);
            Assert.True(space.Deviation(counts, wider) > Critical);
        }
    }

    static void Check(Pairs space, Kernel kernel, Mask? mask)
    {
        double[] values = space.Values(kernel, mask);
        Compare(new PairwiseBernoulli { p = kernel, mask = mask, allow_autapses = false }, [.. values.Select(value => Math.Min(value, 1))]);
        Compare(new PairwisePoisson { pairwise_avg_num_conns = kernel, mask = mask, allow_autapses = false }, values);
        Compare(new FixedIndegree { indegree = Degree, p = kernel, mask = mask, allow_autapses = false }, space.Shares(values, Axis.Target, Degree));
        Compare(new FixedOutdegree { outdegree = Degree, p = kernel, mask = mask, allow_autapses = false }, space.Shares(values, Axis.Source, Degree));

        void Compare(IConnectionRule rule, double[] expected)
        {
            var (counts, trials) = Draw(space, rule, expected);
            double total = counts.Sum(), sum = trials * expected.Sum();
            if (rule is FixedIndegree or FixedOutdegree) Assert.Equal(sum, total, 1e-6 * (1 + sum));
            else Assert.InRange(total - sum, -5 * Math.Sqrt(sum + 1), 5 * Math.Sqrt(sum + 1));
            for (int pair = 0; pair < counts.Length; pair++)
                if (counts[pair] > 0 && expected[pair] == 0) Assert.Fail($"{rule}: a pair that cannot connect does, in {space}");
            if (total == 0) return;
            double deviation = space.Deviation(counts, expected);
            if (deviation > Critical) Assert.Fail($"{rule}: distances of {total} connections deviate by {deviation:F2}, more than {Critical}, in {space}");
        }
    }

    // connections of each pair, over as many networks as are needed
    static (long[] Counts, int Trials) Draw(Pairs space, IConnectionRule rule, double[] expected)
    {
        int trials = (int)Math.Clamp(Math.Ceiling(Connections / Math.Max(1, expected.Sum())), 1, MostTrials);
        var counts = new long[expected.Length];
        for (ulong seed = 1; seed <= (ulong)trials; seed++)
            foreach (var (source, target) in Drawn.Connections(rule, space.Shape, seed)) counts[source * space.Shape.Targets + target]++;
        return (counts, trials);
    }

    // two cells at each place
    static ListedPositions Twice(ListedPositions places) => new(
        [.. Enumerable.Range(0, 2 * places.Count).Select(i => (float)places[i / 2].X)],
        [.. Enumerable.Range(0, 2 * places.Count).Select(i => (float)places[i / 2].Y)],
        [.. Enumerable.Range(0, 2 * places.Count).Select(i => (float)places[i / 2].Z)])
    { Period = places.Period };

    /// <summary>All pairs of two collections, by source and then by target, sorted by what is compared: the distance, and the displacement along an oblique line, which tells directions apart.</summary>
    sealed class Pairs
    {
        readonly double[] x, y, z;
        readonly (double[] Keys, int[] Order)[] sorted;

        public Pairs(Shape shape)
        {
            Shape = shape;
            var displacements = Enumerable.Range(0, shape.Sources * shape.Targets).Select(pair => Sheets.Displacement(shape, pair / shape.Targets, pair % shape.Targets)).ToArray();
            (x, y, z) = ([.. displacements.Select(d => d.X)], [.. displacements.Select(d => d.Y)], [.. displacements.Select(d => d.Z)]);
            sorted = [.. new[] { displacements.Select(d => Math.Sqrt(d.X * d.X + d.Y * d.Y + d.Z * d.Z)), displacements.Select(d => d.X + .37 * d.Y + .71 * d.Z) }.Select(keys =>
            {
                double[] ascending = [.. keys];
                int[] order = [.. Enumerable.Range(0, ascending.Length)];
                Array.Sort(ascending, order);
                return (ascending, order);
            })];
        }

        public Shape Shape { get; }

        /// <summary>Kernel within mask for every pair; nothing for a neuron and itself.</summary>
        public double[] Values(Kernel kernel, Mask? mask)
        {
            double[] values = new double[x.Length], inside = new double[x.Length];
            kernel.Values<Double1>(Packs(x), Packs(y), Packs(z), Packs(values));
            mask?.Contains<Double1>(Packs(x), Packs(y), Packs(z), Packs(inside));
            for (int pair = 0; pair < values.Length; pair++)
                values[pair] = (mask is not null && inside[pair] == 0) || (Shape.Same && pair / Shape.Targets == pair % Shape.Targets) ? 0 : Math.Max(values[pair], 0);
            return values;
        }

        /// <summary>A number of connections for each row, divided in proportion to values.</summary>
        public double[] Shares(double[] values, Axis rows, int degree)
        {
            int Row(int pair) => rows == Axis.Source ? pair / Shape.Targets : pair % Shape.Targets;
            var sums = new double[rows == Axis.Source ? Shape.Sources : Shape.Targets];
            for (int pair = 0; pair < values.Length; pair++) sums[Row(pair)] += values[pair];
            return [.. values.Select((value, pair) => value == 0 ? 0 : degree * value / sums[Row(pair)])];
        }

        /// <summary>The statistic of Kolmogorov and Smirnov: √n times the greatest difference between the distributions of counts and of expected numbers.</summary>
        public double Deviation(long[] counts, double[] expected)
        {
            double total = counts.Sum(), sum = expected.Sum(), greatest = 0;
            foreach (var (keys, order) in sorted)
            {
                double observed = 0, awaited = 0;
                for (int i = 0; i < order.Length; i++)
                {
                    observed += counts[order[i]];
                    awaited += expected[order[i]];
                    // equal distances, up to rounding, are one
                    if (i + 1 < order.Length && keys[i + 1] - keys[i] < 1e-9) continue;
                    greatest = Math.Max(greatest, Math.Abs(observed / total - awaited / sum));
                }
            }
            return Math.Sqrt(total) * greatest;
        }

        public override string ToString() => $"{Shape.Sources} × {Shape.Targets} neurons of period {Shape.SourcePlaces!.Period}";

        static Span<Double1> Packs(double[] numbers) => MemoryMarshal.Cast<double, Double1>(numbers.AsSpan());
    }
}
