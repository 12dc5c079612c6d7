using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Brainloom.Engine;

/// <summary>Neighbouring neurons of a <see cref="PlaceTree"/> that may connect.</summary>
/// <param name="First">First neuron in the order of the tree.</param>
/// <param name="Count">Number of neurons.</param>
/// <param name="Bound">No value of the kernel exceeds it here.</param>
/// <param name="IsExact">Whether the value of all is the bound.</param>
readonly record struct Candidates(int First, int Count, float Bound, bool IsExact);

/// <summary>Finds the neurons that a kernel and a mask let connect with a neuron at some place; one search per thread.</summary>
/// <remarks>
/// Boxes that the mask excludes, or where the kernel is 0, are left out; boxes from which hardly a
/// connection is expected are not opened. What is found for one place is kept for the next neuron, which often has the same.
/// </remarks>
sealed class CandidateSearch
{
    /// <summary>Connections expected per box inside that are worth opening a box, when they are drawn: below, asking those that do not connect costs less.</summary>
    public const double Worthwhile = .5;

    readonly PlaceTree tree;
    readonly Kernel kernel;
    readonly Mask? mask;
    readonly Axes axes;
    readonly float periodX, periodY, periodZ;
    readonly bool towards, even;
    readonly double worthwhile;
    readonly bool relative;
    double least;
    readonly List<float[]> scratch = [];
    Candidates[] found = new Candidates[64];
    int count;
    readonly float[][] evaluation = [[], [], [], []];
    Point last = new(double.NaN, double.NaN, double.NaN);

    /// <summary>A search.</summary>
    /// <param name="tree">Where the others are.</param>
    /// <param name="kernel">Values of displacements from source to target.</param>
    /// <param name="mask">Displacements that are possible; null for all.</param>
    /// <param name="period">Lengths after which space repeats itself; 0 along an axis that ends.</param>
    /// <param name="towards">Whether the others are targets.</param>
    /// <param name="worthwhile">Boxes from which less is expected, per box inside, are not opened.</param>
    /// <param name="relative">Whether values are weights of any unit: those that are expected are multiples of the largest.</param>
    public CandidateSearch(PlaceTree tree, Kernel kernel, Mask? mask, Point period, bool towards, double worthwhile = Worthwhile, bool relative = false)
    {
        (this.worthwhile, this.relative) = (worthwhile, relative);
        (this.tree, this.kernel, this.mask, this.towards) = (tree, kernel, mask, towards);
        (periodX, periodY, periodZ) = ((float)period.X, (float)period.Y, (float)period.Z);
        axes = kernel.DependsOn | (mask?.DependsOn ?? Axes.None);
        even = kernel.IsEven && mask?.IsEven != false;
    }

    /// <summary>Position in the collection of each neuron of the tree.</summary>
    public int[] Order => tree.Order;

    /// <summary>Number of the present place: a new one for each new place.</summary>
    public int Generation { get; private set; }

    /// <summary>Boxes looked at so far.</summary>
    public long Visited { get; private set; }

    /// <summary>The neurons that may connect with one at <paramref name="place"/>.</summary>
    public ReadOnlySpan<Candidates> Find(Point place)
    {
        if (!Same(place))
        {
            last = place;
            Generation++;
            count = 0;
            if (tree.Order.Length > 0)
            {
                if (Vector512.IsHardwareAccelerated) Open<Float16>(0, 1, 0);
                else if (Vector256.IsHardwareAccelerated) Open<Float8>(0, 1, 0);
                else Open<Float4>(0, 1, 0);
            }
        }
        return found.AsSpan(0, count);
    }

    /// <summary>Values for neurons of the tree and the place last asked for; 0 outside of the mask.</summary>
    /// <param name="neurons">Neurons in the order of the tree.</param>
    /// <param name="values">As many values.</param>
    public void Evaluate(ReadOnlySpan<int> neurons, Span<float> values)
    {
        int padded = (neurons.Length + PlaceTree.Pad - 1) / PlaceTree.Pad * PlaceTree.Pad;
        if (evaluation[0].Length < padded)
            for (int i = 0; i < evaluation.Length; i++) evaluation[i] = new float[Math.Max(256, padded)];
        for (int axis = 0; axis < 3; axis++)
        {
            var along = tree.Along(axis);
            var gathered = evaluation[axis].AsSpan(0, padded);
            for (int i = 0; i < neurons.Length; i++) gathered[i] = along[neurons[i]];
            gathered[neurons.Length..].Clear();
        }
        if (Vector512.IsHardwareAccelerated) Evaluate<Float16>(padded);
        else if (Vector256.IsHardwareAccelerated) Evaluate<Float8>(padded);
        else Evaluate<Float4>(padded);
        evaluation[0].AsSpan(0, neurons.Length).CopyTo(values);
    }

    bool Same(Point place) =>
        ((axes & Axes.X) == 0 || place.X == last.X) && ((axes & Axes.Y) == 0 || place.Y == last.Y) && ((axes & Axes.Z) == 0 || place.Z == last.Z) && Generation > 0;

    void Evaluate<V>(int padded) where V : unmanaged, ILanes<V>
    {
        Span<V> x = Packs<V>(evaluation[0], padded), y = Packs<V>(evaluation[1], padded), z = Packs<V>(evaluation[2], padded), values = Packs<V>(evaluation[3], padded);
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = Displacement(x[i], last.X, periodX);
            y[i] = Displacement(y[i], last.Y, periodY);
            z[i] = Displacement(z[i], last.Z, periodZ);
        }
        kernel.Values(x, y, z, values);
        if (mask is null)
        {
            values.CopyTo(x);
            return;
        }
        Span<V> inside = stackalloc V[Math.Min(64, x.Length)];
        for (int start = 0; start < x.Length; start += inside.Length)
        {
            int count = Math.Min(inside.Length, x.Length - start);
            mask.Contains(x.Slice(start, count), y.Slice(start, count), z.Slice(start, count), inside[..count]);
            for (int i = 0; i < count; i++) x[start + i] = values[start + i] * inside[i];
        }
    }

    static Span<V> Packs<V>(float[] numbers, int count) where V : unmanaged => MemoryMarshal.Cast<float, V>(numbers.AsSpan(0, count));

    // from source to target, to the nearest image
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    V Displacement<V>(V other, double own, float period) where V : unmanaged, ILanes<V>
    {
        V displacement = towards ? other - V.Create(own) : V.Create(own) - other;
        return period > 0 ? V.Fma(V.Create(-period), V.Round(displacement * V.Create(1 / (double)period)), displacement) : displacement;
    }

    void Open<V>(int first, int boxes, int depth) where V : unmanaged, ILanes<V>
    {
        const int Rows = 9;
        if (depth == scratch.Count) scratch.Add(new float[Rows * PlaceTree.Fanout]);
        int padded = (boxes + PlaceTree.Pad - 1) / PlaceTree.Pad * PlaceTree.Pad;
        float[] memory = scratch[depth];
        Span<V> Row(int row) => MemoryMarshal.Cast<float, V>(memory.AsSpan(row * PlaceTree.Fanout, padded));

        Fold(0, first, padded, periodX, last.X, Row(0), Row(3));
        Fold(1, first, padded, periodY, last.Y, Row(1), Row(4));
        Fold(2, first, padded, periodZ, last.Z, Row(2), Row(5));
        var displacements = new Boxes<V> { X = Row(0), Y = Row(1), Z = Row(2), HalfX = Row(3), HalfY = Row(4), HalfZ = Row(5) };
        kernel.Bounds(displacements, Row(6));
        if (mask is not null) mask.Covers(displacements, Row(7), Row(8));
        Visited += boxes;
        if (depth == 0) least = relative ? worthwhile * memory[6 * PlaceTree.Fanout] : worthwhile;

        if (count + boxes > found.Length) Array.Resize(ref found, Math.Max(count + boxes, 2 * found.Length));
        var nodes = tree.Nodes.Slice(first, boxes);
        bool isConstant = kernel.DependsOn == Axes.None, isTight = kernel.IsTight;
        for (int i = 0; i < boxes; i++)
        {
            float bound = memory[6 * PlaceTree.Fanout + i];
            if (!(bound > 0) || (mask is not null && memory[7 * PlaceTree.Fanout + i] == 0)) continue;
            ref readonly var node = ref nodes[i];
            bool isExact = isTight && (node.IsPoint || isConstant) && (mask is null || memory[8 * PlaceTree.Fanout + i] != 0);
            if (isExact || node.Inside < 0 || bound * node.Count <= least * node.Boxes)
            {
                found[count++] = new Candidates(node.First, node.Count, bound, isExact);
                continue;
            }
            Open<V>(node.Inside, node.Boxes, depth + 1);
            // what was found inside may have taken the room
            if (count + boxes > found.Length) Array.Resize(ref found, Math.Max(count + boxes, 2 * found.Length));
        }
    }

    // displacements to boxes; a box that lies half here and half at the other end of a period is widened over both
    void Fold<V>(int axis, int first, int padded, float period, double own, Span<V> middles, Span<V> halves) where V : unmanaged, ILanes<V>
    {
        var stored = MemoryMarshal.Cast<float, V>(tree.Middles(axis).Slice(first, padded));
        var lengths = MemoryMarshal.Cast<float, V>(tree.Halves(axis).Slice(first, padded));
        if (((int)axes >> axis & 1) == 0)
        {
            middles.Clear();
            halves.Clear();
            return;
        }
        V border = V.Create(period / 2), slightlyBeyond = V.Create(period / 2 * 1.000001), zero = V.Create(0), half = V.Create(.5);
        for (int i = 0; i < middles.Length; i++)
        {
            V middle = Displacement(stored[i], own, period), length = lengths[i];
            if (period > 0)
            {
                V size = V.Max(middle, zero - middle), near = size - length;
                V beyond = V.Greater(size + length, slightlyBeyond);
                middle = V.Select(beyond, even ? half * (near + border) : zero, middle);
                length = V.Select(beyond, even ? half * (border - near) : border, length);
            }
            middles[i] = middle;
            halves[i] = length;
        }
    }
}
