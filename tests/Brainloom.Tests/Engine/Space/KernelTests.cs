using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine;

public sealed class KernelTests
{
    static readonly Kernel[] Kernels = SpaceSamples.Kernels;

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Kernels.Length)];

    public static TheoryData<string> Types => [.. Catalog.Engine.Kernels.Keys];

    [Theory, MemberData(nameof(Types))]
    public void EveryTypeHasASample(string name) => Assert.True(
        Kernels.Any(sample => sample.GetType() == Catalog.Engine.Kernels[name].Type),
        $"The kernel '{name}' has no sample. Add one to {nameof(SpaceSamples)}.{nameof(SpaceSamples.Kernels)}: all tests of kernels follow from it.");

    [Theory, MemberData(nameof(Cases))]
    public void NoValueExceedsItsBound(int index)
    {
        var kernel = Kernels[index];
        var boxes = DisplacementSamples.Boxes();
        double[] single = DisplacementSamples.Bounds<Float8>(kernel, boxes), twice = DisplacementSamples.Bounds<Double4>(kernel, boxes);
        for (int seed = 0; seed < 8; seed++)
        {
            var points = DisplacementSamples.Points(boxes, seed);
            double[] values = DisplacementSamples.Values<Float8>(kernel, points), exact = DisplacementSamples.Values<Double4>(kernel, points);
            for (int i = 0; i < values.Length; i++)
            {
                // rounding of single and double precision
                Assert.True(values[i] <= single[i] + 2e-6 * (1 + Math.Abs(single[i])), FormattableString.Invariant($"{kernel} at {i}: {values[i]} > {single[i]}"));
                Assert.True(exact[i] <= twice[i] + 1e-12 * (1 + Math.Abs(twice[i])), FormattableString.Invariant($"{kernel} at {i}: {exact[i]} > {twice[i]}"));
            }
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void BoundsAreAttainedWhereTheKernelSaysSo(int index)
    {
        var kernel = Kernels[index];
        if (!kernel.IsTight) return;
        var boxes = DisplacementSamples.Boxes();
        double[] bounds = DisplacementSamples.Bounds<Float8>(kernel, boxes), values = DisplacementSamples.Values<Float8>(kernel, boxes);
        for (int i = 0; i < bounds.Length; i += 4) Assert.Equal(Math.Max(values[i], 0), Math.Max(bounds[i], 0));
    }

    [Theory, MemberData(nameof(Cases))]
    public void EvenKernelsHaveMirrorImages(int index)
    {
        var kernel = Kernels[index];
        var here = new Point(.21, .34, -.15);
        bool even = new[] { new Point(-.21, .34, -.15), new Point(.21, -.34, -.15), new Point(.21, .34, .15) }.All(image => kernel.Value(image) == kernel.Value(here));
        Assert.Equal(even, kernel.IsEven);
    }

    [Theory, MemberData(nameof(Cases))]
    public void OnlyTheAxesNamedCount(int index)
    {
        var kernel = Kernels[index];
        double value = kernel.Value(new Point(.1, .1, .1));
        Assert.Equal(kernel.DependsOn, (kernel.Value(new Point(.2, .1, .1)) != value ? Axes.X : 0) | (kernel.Value(new Point(.1, .2, .1)) != value ? Axes.Y : 0) | (kernel.Value(new Point(.1, .1, .2)) != value ? Axes.Z : 0));
    }

    [Theory, MemberData(nameof(Cases))]
    public void EveryWidthGivesTheSameBits(int index)
    {
        var kernel = Kernels[index];
        var boxes = DisplacementSamples.Boxes();
        var points = DisplacementSamples.Points(boxes, 3);
        double[] one = DisplacementSamples.Values<Float1>(kernel, points), bound = DisplacementSamples.Bounds<Float1>(kernel, boxes);
        Assert.Equal(one, DisplacementSamples.Values<Float4>(kernel, points));
        Assert.Equal(one, DisplacementSamples.Values<Float8>(kernel, points));
        Assert.Equal(one, DisplacementSamples.Values<Float16>(kernel, points));
        Assert.Equal(bound, DisplacementSamples.Bounds<Float4>(kernel, boxes));
        Assert.Equal(bound, DisplacementSamples.Bounds<Float16>(kernel, boxes));
        double[] twice = DisplacementSamples.Values<Double1>(kernel, points);
        Assert.Equal(twice, DisplacementSamples.Values<Double2>(kernel, points));
        Assert.Equal(twice, DisplacementSamples.Values<Double4>(kernel, points));
        Assert.Equal(twice, DisplacementSamples.Values<Double8>(kernel, points));
        Assert.All(one.Zip(twice), pair => Assert.Equal(pair.Second, pair.First, 5e-6 * (1 + Math.Abs(pair.Second))));
    }

    // formulas of the definitions, at a displacement of 0.3, -0.4, 1.2 mm: distance 0.5 in the plane, 1.3 in space
    public static TheoryData<int, double> Known => new()
    {
        { 0, .3 },
        { 1, .7 * Math.Exp(-1.69 / .08) },
        { 2, .7 },
        { 3, .5 + 3 * 1.3 },
        { 4, 1 - .7 * 1.2 },
        { 5, 2 * Math.Exp(-1.3 / .3) },
        { 6, 6.5 * 6.5 * Math.Exp(-6.5) / 2 },
        { 7, Math.Exp(-Math.Sqrt(1.53) / .2) },
        { 8, .1 / Math.Sqrt(6.5) * Math.Exp(-6.5) / Math.Sqrt(Math.PI) },
        { 9, .9 * Math.Exp(-.5 * (1 + 16)) },
        { 10, .9 * Math.Exp(-(1 / 9.0 + 2.25 + 2 * .8 / 3 * 1.5) / .72) },
        { 11, .5 * Math.Exp(-.25 / .18) * Math.Exp(-6) },
        { 12, 0 },
        { 13, 0 },
        { 14, .5 },
    };

    [Theory, MemberData(nameof(Known))]
    public void ValuesFollowTheirFormulas(int index, double expected) => Assert.Equal(expected, Kernels[index].Value(new Point(.3, -.4, 1.2)), 1e-12);

    [Fact]
    public void GammaIsTheDensityOfNest()
    {
        // integral over all distances of the density, height = 1/theta
        var kernel = new GammaKernel { height = 1 / .2, kappa = 2.5, theta = .2 };
        double sum = Enumerable.Range(0, 40_000).Sum(i => kernel.Value(new Point((i + .5) * 1e-4, 0, 0)) * 1e-4);
        Assert.Equal(1, sum, 1e-6);
    }
}
