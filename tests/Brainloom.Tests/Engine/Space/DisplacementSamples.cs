using System.Runtime.InteropServices;
using Brainloom.Engine;

namespace Brainloom.Tests.Engine;

/// <summary>Random boxes of displacements and points inside of them, and what kernels and masks say of them in lanes of any width.</summary>
static class DisplacementSamples
{
    /// <summary>As many as the widest pack holds, many times.</summary>
    public const int Count = 1600;

    /// <summary>Boxes: middle and half lengths along x, y, z. Every fourth is a single displacement, or a flat box.</summary>
    public static double[][] Boxes()
    {
        var random = new Random(11);
        var boxes = Enumerable.Range(0, 6).Select(_ => new double[Count]).ToArray();
        for (int i = 0; i < Count; i++)
            for (int axis = 0; axis < 3; axis++)
            {
                // values that single precision holds exactly, so that all widths see the same
                boxes[axis][i] = (float)(2 * random.NextDouble() - 1);
                boxes[3 + axis][i] = i % 4 == 0 ? 0 : i % 4 == 1 && axis == 2 ? 0 : (float)(.5 * Math.Pow(random.NextDouble(), 3));
            }
        return boxes;
    }

    /// <summary>One point in each box; every third lies on a corner.</summary>
    public static double[][] Points(double[][] boxes, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 3).Select(axis => Enumerable.Range(0, Count).Select(i =>
        {
            double at = i % 3 == 0 ? random.Next(2) * 2 - 1 : 2 * random.NextDouble() - 1;
            double low = boxes[axis][i] - boxes[3 + axis][i], high = boxes[axis][i] + boxes[3 + axis][i];
            return Math.Clamp((float)(boxes[axis][i] + at * boxes[3 + axis][i]), low, high);
        }).ToArray())];
    }

    public static double[] Values<V>(Kernel kernel, double[][] points) where V : unmanaged, ILanes<V>
    {
        var values = new V[Count / V.Width];
        kernel.Values<V>(Packs<V>(points[0]), Packs<V>(points[1]), Packs<V>(points[2]), values);
        return Numbers<V>(values);
    }

    public static double[] Bounds<V>(Kernel kernel, double[][] boxes) where V : unmanaged, ILanes<V>
    {
        var values = new V[Count / V.Width];
        kernel.Bounds(Packed<V>(boxes), values.AsSpan());
        return Numbers<V>(values);
    }

    public static double[] Contains<V>(Mask mask, double[][] points) where V : unmanaged, ILanes<V>
    {
        var inside = new V[Count / V.Width];
        mask.Contains<V>(Packs<V>(points[0]), Packs<V>(points[1]), Packs<V>(points[2]), inside);
        return Numbers<V>(inside);
    }

    public static (double[] Possible, double[] Certain) Covers<V>(Mask mask, double[][] boxes) where V : unmanaged, ILanes<V>
    {
        V[] possible = new V[Count / V.Width], certain = new V[Count / V.Width];
        mask.Covers(Packed<V>(boxes), possible.AsSpan(), certain.AsSpan());
        return (Numbers<V>(possible), Numbers<V>(certain));
    }

    static Boxes<V> Packed<V>(double[][] boxes) where V : unmanaged, ILanes<V> => new()
    {
        X = Packs<V>(boxes[0]), Y = Packs<V>(boxes[1]), Z = Packs<V>(boxes[2]),
        HalfX = Packs<V>(boxes[3]), HalfY = Packs<V>(boxes[4]), HalfZ = Packs<V>(boxes[5]),
    };

    static V[] Packs<V>(double[] numbers) where V : unmanaged, ILanes<V> =>
        V.ElementSize == 8 ? MemoryMarshal.Cast<double, V>(numbers.AsSpan()).ToArray()
        : MemoryMarshal.Cast<float, V>(numbers.Select(number => (float)number).ToArray().AsSpan()).ToArray();

    static double[] Numbers<V>(V[] packs) where V : unmanaged, ILanes<V> =>
        V.ElementSize == 8 ? MemoryMarshal.Cast<V, double>(packs.AsSpan()).ToArray()
        : [.. MemoryMarshal.Cast<V, float>(packs.AsSpan()).ToArray().Select(number => (double)number)];
}
