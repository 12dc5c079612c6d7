using System.Collections.Immutable;
using Brainloom.Engine;

namespace Brainloom.Tests.Engine;

/// <summary>Collections of neurons in space for tests of rules.</summary>
static class Sheets
{
    /// <summary>A shape of two different collections.</summary>
    public static Shape Shape(Positions sources, Positions targets) =>
        Brainloom.Engine.Shape.Of(new NodeCollection(0, 0, sources.Count), new NodeCollection(1, 0, targets.Count), population => population == 0 ? sources : targets);

    /// <summary>A shape of a collection with itself.</summary>
    public static Shape Shape(Positions neurons) =>
        Brainloom.Engine.Shape.Of(new NodeCollection(0, 0, neurons.Count), new NodeCollection(0, 0, neurons.Count), _ => neurons);

    /// <summary>Neurons drawn uniformly in a box around the origin.</summary>
    public static ListedPositions Scattered(int count, Point extent, Point period = default, ulong seed = 5)
    {
        ImmutableArray<float> Along(string axis, double length)
        {
            var random = new CounterRandom(seed, axis).Element(0);
            var drawn = ImmutableArray.CreateBuilder<float>(count);
            for (int i = 0; i < count; i++) drawn.Add((float)(length * (random.Uniform() - .5)));
            return drawn.MoveToImmutable();
        }
        return new ListedPositions(Along("x", extent.X), Along("y", extent.Y), Along("z", extent.Z)) { Period = period };
    }

    /// <summary>Displacement from source to target, by the nearest image along axes with a period.</summary>
    public static Point Displacement(Shape shape, int source, int target, bool wrap = true)
    {
        var period = wrap ? Places.Common(shape.SourcePlaces!.Period, shape.TargetPlaces!.Period) : default;
        var d = shape.TargetPlaces![target] - shape.SourcePlaces![source];
        return new Point(Nearest(d.X, period.X), Nearest(d.Y, period.Y), Nearest(d.Z, period.Z));
    }

    /// <summary>Value of a kernel within a mask, calculated without search.</summary>
    public static double Value(Kernel kernel, Mask? mask, Point displacement)
    {
        if (mask is not null)
        {
            var inside = new Double1[1];
            mask.Contains<Double1>([Double1.Create(displacement.X)], [Double1.Create(displacement.Y)], [Double1.Create(displacement.Z)], inside);
            if (Double1.Bits(Double1.Greater(inside[0], Double1.Create(.5))) == 0) return 0;
        }
        return kernel.Value(displacement);
    }

    static double Nearest(double d, double period) => period > 0 ? d - period * Math.Round(d / period) : d;
}
