using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Brainloom.Engine;

/// <summary>Sum of a kernel, where a mask lets it, over all pairs of sites of two grids.</summary>
/// <remarks>A pair of sites has the displacements of its three axes, each independently of the others, so the sum runs over
/// displacements along each axis, which are fewer than pairs: hardly more than sites for equal grids.</remarks>
/// <param name="kernel">Values of displacements.</param>
/// <param name="mask">Displacements that are possible; null for all.</param>
/// <param name="highest">Values above count as this one, values below 0 as 0.</param>
sealed class GridSum(Kernel kernel, Mask? mask, double highest)
{
    // what may be left out of the sum
    const double Negligible = 1e-5;

    readonly Axes axes = kernel.DependsOn | (mask?.DependsOn ?? Axes.None);
    readonly bool even = kernel.IsEven && mask?.IsEven != false;

    /// <summary>The sum over all pairs of a source and a target.</summary>
    /// <param name="source">Grid of the sources.</param>
    /// <param name="target">Grid of the targets.</param>
    /// <param name="period">Lengths after which space repeats itself [mm]; 0 along an axis that ends.</param>
    public double Over(GridPositions source, GridPositions target, Point period)
    {
        var along = new[] { Along(Axes.X, period.X), Along(Axes.Y, period.Y), Along(Axes.Z, period.Z) };
        for (int axis = 0; axis < 3; axis++) along[axis] = along[axis].Where(Bounds(along, axis), Negligible);
        return (double)source.Cells * target.Cells
            * (Vector512.IsHardwareAccelerated ? Sum<Float16>(along) : Vector256.IsHardwareAccelerated ? Sum<Float8>(along) : Sum<Float4>(along));

        AxisDisplacements Along(Axes axis, double length)
        {
            double[] sources = source.Sites(axis), targets = target.Sites(axis);
            return (axes & axis) == 0 ? AxisDisplacements.Whatever((double)sources.Length * targets.Length) : AxisDisplacements.Of(sources, targets, length, even);
        }
    }

    // for each displacement along an axis, what the kernel does not exceed whatever the others
    ReadOnlySpan<float> Bounds(AxisDisplacements[] along, int axis)
    {
        int count = along[axis].Values.Length;
        float[][] middles = new float[3][], halves = new float[3][];
        for (int other = 0; other < 3; other++)
        {
            (middles[other], halves[other]) = (new float[count], new float[count]);
            if (other == axis)
            {
                along[axis].Values.CopyTo(middles[other], 0);
                continue;
            }
            float[] values = along[other].Values;
            float low = values.Length > 0 ? values.Min() : 0, high = values.Length > 0 ? values.Max() : 0;
            middles[other].AsSpan().Fill((low + high) / 2);
            halves[other].AsSpan().Fill(MathF.BitIncrement((high - low) / 2 + MathF.Abs(high) * 1e-6f));
        }
        var bounds = new float[count];
        var boxes = new Boxes<Float4>
        {
            X = Packs<Float4>(middles[0]), Y = Packs<Float4>(middles[1]), Z = Packs<Float4>(middles[2]),
            HalfX = Packs<Float4>(halves[0]), HalfY = Packs<Float4>(halves[1]), HalfZ = Packs<Float4>(halves[2]),
        };
        kernel.Bounds(boxes, Packs<Float4>(bounds));
        if (mask is not null)
        {
            float[] possible = new float[count], certain = new float[count];
            mask.Covers(boxes, Packs<Float4>(possible), Packs<Float4>(certain));
            for (int i = 0; i < count; i++)
                if (possible[i] == 0) bounds[i] = 0;
        }
        return bounds;
    }

    // rows along the second axis; added up in an order that does not depend on the width of packs
    double Sum<V>(AxisDisplacements[] along) where V : unmanaged, ILanes<V>
    {
        var (xs, ys, zs) = (along[0], along[1], along[2]);
        float[] values = new float[ys.Values.Length], inside = new float[ys.Values.Length];
        V[] x = new V[Packs<V>(values).Length], z = new V[x.Length];
        double sum = 0;
        for (int k = 0; k < zs.Count; k++)
        {
            Array.Fill(z, V.Create(zs.Values[k]));
            for (int i = 0; i < xs.Count; i++)
            {
                Array.Fill(x, V.Create(xs.Values[i]));
                kernel.Values<V>(x, Packs<V>(ys.Values), z, Packs<V>(values));
                if (mask is not null)
                {
                    mask.Contains<V>(x, Packs<V>(ys.Values), z, Packs<V>(inside));
                    for (int j = 0; j < values.Length; j++) values[j] = inside[j] != 0 ? values[j] : 0;
                }
                sum += Row(values, ys.Pairs) * xs.Pairs[i] * zs.Pairs[k];
            }
        }
        return sum;
    }

    double Row(float[] values, double[] pairs)
    {
        double even = 0, odd = 0;
        for (int j = 0; j < values.Length; j += 2)
        {
            even += pairs[j] * Math.Min(Math.Max(values[j], 0), highest);
            odd += pairs[j + 1] * Math.Min(Math.Max(values[j + 1], 0), highest);
        }
        return even + odd;
    }

    static Span<V> Packs<V>(float[] numbers) where V : unmanaged => MemoryMarshal.Cast<float, V>(numbers.AsSpan());
}
