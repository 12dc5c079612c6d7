using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine;

public sealed class MaskTests
{
    static readonly Mask[] Masks = SpaceSamples.Masks;

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Masks.Length)];

    public static TheoryData<string> Types => [.. Catalog.Engine.Masks.Keys];

    [Theory, MemberData(nameof(Types))]
    public void EveryTypeHasASample(string name) => Assert.True(
        Masks.Any(sample => sample.GetType() == Catalog.Engine.Masks[name].Type),
        $"The mask '{name}' has no sample. Add one to {nameof(SpaceSamples)}.{nameof(SpaceSamples.Masks)}: all tests of masks follow from it.");

    [Theory, MemberData(nameof(Cases))]
    public void WhatIsSaidOfABoxHoldsForItsPoints(int index)
    {
        var mask = Masks[index];
        var boxes = DisplacementSamples.Boxes();
        var (possible, certain) = DisplacementSamples.Covers<Float8>(mask, boxes);
        var (possibleTwice, certainTwice) = DisplacementSamples.Covers<Double4>(mask, boxes);
        int inside = 0;
        for (int seed = 0; seed < 8; seed++)
        {
            var points = DisplacementSamples.Points(boxes, seed);
            double[] contains = DisplacementSamples.Contains<Float8>(mask, points), exact = DisplacementSamples.Contains<Double4>(mask, points);
            for (int i = 0; i < contains.Length; i++)
            {
                Assert.InRange(contains[i], certain[i], possible[i]);
                Assert.InRange(exact[i], certainTwice[i], possibleTwice[i]);
                inside += (int)contains[i];
            }
        }
        // the mask says something, and not always the same
        Assert.InRange(inside, 1, 8 * DisplacementSamples.Count - 1);
        Assert.Contains(possible, one => one == 0);
        Assert.Contains(certain, one => one == 1);
    }

    [Theory, MemberData(nameof(Cases))]
    public void EveryWidthGivesTheSameBits(int index)
    {
        var mask = Masks[index];
        var boxes = DisplacementSamples.Boxes();
        double[] one = DisplacementSamples.Contains<Float1>(mask, boxes), twice = DisplacementSamples.Contains<Double1>(mask, boxes);
        Assert.Equal(one, DisplacementSamples.Contains<Float4>(mask, boxes));
        Assert.Equal(one, DisplacementSamples.Contains<Float8>(mask, boxes));
        Assert.Equal(one, DisplacementSamples.Contains<Float16>(mask, boxes));
        Assert.Equal(twice, DisplacementSamples.Contains<Double2>(mask, boxes));
        Assert.Equal(twice, DisplacementSamples.Contains<Double4>(mask, boxes));
        Assert.Equal(twice, DisplacementSamples.Contains<Double8>(mask, boxes));
        var (possible, certain) = DisplacementSamples.Covers<Float1>(mask, boxes);
        var (wide, sure) = DisplacementSamples.Covers<Float16>(mask, boxes);
        Assert.Equal(possible, wide);
        Assert.Equal(certain, sure);
    }

    [Theory, MemberData(nameof(Cases))]
    public void EvenMasksHaveMirrorImages(int index)
    {
        var mask = Masks[index];
        if (!mask.IsEven) return;
        var points = DisplacementSamples.Boxes();
        double[] here = DisplacementSamples.Contains<Double1>(mask, points);
        for (int axis = 0; axis < 3; axis++)
        {
            double[][] image = [.. points];
            image[axis] = [.. image[axis].Select(x => -x)];
            Assert.Equal(here, DisplacementSamples.Contains<Double1>(mask, image));
        }
    }

    [Theory]
    [InlineData(1, .5, 0, 9, true)]
    [InlineData(1, .4, .4, 0, false)]
    [InlineData(2, 0, 0, .8, true)]
    [InlineData(2, .5, .5, .5, false)]
    [InlineData(3, .3, 0, 0, true)]
    [InlineData(3, .2, .1, 0, false)]
    [InlineData(4, .69, .39, 0, true)]
    [InlineData(4, .69, -.39, 0, false)]
    [InlineData(4, -.19, .34, 5, true)]
    [InlineData(8, .9, .2, 0, true)]
    [InlineData(8, 0, .3, 0, false)]
    [InlineData(9, .2, .2, 0, true)]
    [InlineData(9, -.2, .2, 0, false)]
    [InlineData(10, .1, .1, .1, false)]
    [InlineData(10, .1, .1, .5, true)]
    [InlineData(11, .5, 0, .8, true)]
    [InlineData(11, .51, .1, 0, false)]
    [InlineData(12, .51, 0, 0, true)]
    public void ContainsWhatGeometrySays(int index, double x, double y, double z, bool expected)
    {
        var inside = new Double1[1];
        Masks[index].Contains<Double1>([Double1.Create(x)], [Double1.Create(y)], [Double1.Create(z)], inside);
        Assert.Equal(expected, Double1.Bits(Double1.Greater(inside[0], Double1.Create(0))) != 0);
    }

    /// <summary>The polar axis of the ellipsoid leans from z towards x as NEST defines it: new_z = (x cos a + y sin a) sin p + z cos p.</summary>
    [Fact]
    public void AnEllipsoidIsTurnedAsInNest()
    {
        var ellipsoid = new EllipsoidMask { major_axis = .2, minor_axis = .2, polar_axis = 2, azimuth_angle = 30, polar_angle = 40 };
        var (sinA, cosA) = Math.SinCos(Math.PI / 6);
        var (sinP, cosP) = Math.SinCos(Math.PI / 4.5);
        Assert.Equal(1, Inside(ellipsoid, new Point(.99 * cosA * sinP, .99 * sinA * sinP, .99 * cosP)));
        Assert.Equal(0, Inside(ellipsoid, new Point(.99 * sinA * sinP, .99 * cosA * sinP, .99 * cosP)));
    }

    static double Inside(Mask mask, Point at)
    {
        var inside = new Double1[1];
        mask.Contains<Double1>([Double1.Create(at.X)], [Double1.Create(at.Y)], [Double1.Create(at.Z)], inside);
        return Double1.Bits(Double1.Greater(inside[0], Double1.Create(0))) != 0 ? 1 : 0;
    }
}
