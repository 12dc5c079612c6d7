using System.Runtime.InteropServices;

namespace Brainloom.Engine;

/// <summary>Neurons sorted by place, in boxes within boxes, so that those that a kernel and a mask let connect are found without asking all.</summary>
/// <remarks>
/// <para>
/// A box has up to <see cref="Fanout"/> smaller ones inside, which lie next to each other in the arrays, padded with empty ones to whole
/// packs. The smallest, leaves, hold a few neurons, or all neurons of one place. Neurons of a box are neighbours in <see cref="Order"/>.
/// </para>
/// <para>Only the axes that kernel and mask look at count: with kernels in the plane, the column of a grid is one place.</para>
/// </remarks>
sealed class PlaceTree
{
    /// <summary>Most boxes in a box.</summary>
    public const int Fanout = 64;

    /// <summary>Boxes are padded to multiples of this number, the widest pack.</summary>
    public const int Pad = 16;

    // boxes of one neuron, or place, need no further question; in large collections boxes of a few cost less memory
    const int SmallCollection = 1 << 17, LargeLeaf = 8;
    readonly int leafSize;

    /// <summary>A box.</summary>
    /// <param name="First">First neuron in <see cref="Order"/>.</param>
    /// <param name="Count">Number of neurons.</param>
    /// <param name="Inside">Index of the first box inside; -1 for leaves.</param>
    /// <param name="Boxes">Number of boxes inside, without padding.</param>
    /// <param name="IsPoint">Whether all neurons have one place.</param>
    public readonly record struct Node(int First, int Count, int Inside, int Boxes, bool IsPoint);

    readonly Axes axes;
    readonly List<Node> nodes = [];
    readonly List<float>[] middles = [[], [], []], halves = [[], [], []];
    readonly float[][] places;

    /// <summary>Sorts the neurons of a collection by their places along some axes.</summary>
    public PlaceTree(Places collection, Axes axes)
    {
        this.axes = axes;
        int n = collection.Count;
        leafSize = n <= SmallCollection ? 1 : LargeLeaf;
        places = [new float[n], new float[n], new float[n]];
        for (int i = 0; i < n; i++)
        {
            var place = collection[i];
            (places[0][i], places[1][i], places[2][i]) = ((float)place.X, (float)place.Y, (float)place.Z);
        }
        Order = new int[n];
        for (int i = 0; i < n; i++) Order[i] = i;
        if (n > 0) Enclose([new Segment(0, n)], new int[n]);
        for (int axis = 0; axis < 3; axis++)
        {
            float[] unsorted = places[axis], sorted = new float[n];
            for (int i = 0; i < n; i++) sorted[i] = unsorted[Order[i]];
            places[axis] = sorted;
        }
    }

    /// <summary>Position in the collection of each neuron of the tree.</summary>
    public int[] Order { get; }

    /// <summary>The boxes; the first is the outermost.</summary>
    public ReadOnlySpan<Node> Nodes => CollectionsMarshal.AsSpan(nodes);

    /// <summary>Middles of the boxes along an axis [mm].</summary>
    public ReadOnlySpan<float> Middles(int axis) => CollectionsMarshal.AsSpan(middles[axis]);

    /// <summary>Half lengths of the boxes along an axis [mm]; 0 along axes that do not count.</summary>
    public ReadOnlySpan<float> Halves(int axis) => CollectionsMarshal.AsSpan(halves[axis]);

    /// <summary>Places of the neurons along an axis [mm], in the order of the tree.</summary>
    public ReadOnlySpan<float> Along(int axis) => places[axis];

    readonly record struct Segment(int First, int Count);

    // writes the boxes of neighbouring segments next to each other, then what is inside of each
    int Enclose(List<Segment> segments, int[] scratch)
    {
        int first = nodes.Count;
        foreach (var segment in segments) Box(segment);
        while (nodes.Count % Pad != 0) Empty();
        for (int i = 0; i < segments.Count; i++)
        {
            if (segments[i].Count <= leafSize || nodes[first + i].IsPoint) continue;
            var parts = Split(segments[i], scratch);
            nodes[first + i] = nodes[first + i] with { Inside = nodes.Count, Boxes = parts.Count };
            Enclose(parts, scratch);
        }
        return first;
    }

    void Box(Segment segment)
    {
        bool isPoint = true;
        for (int axis = 0; axis < 3; axis++)
        {
            var (low, high) = Range(segment, axis);
            middles[axis].Add((low + high) / 2);
            // half a step more than the difference, so that rounding leaves nobody outside
            halves[axis].Add(high > low ? MathF.BitIncrement((high - low) / 2 + MathF.Abs(high) * 1e-7f) : 0);
            isPoint &= high == low;
        }
        nodes.Add(new Node(segment.First, segment.Count, -1, 0, isPoint));
    }

    void Empty()
    {
        for (int axis = 0; axis < 3; axis++)
        {
            middles[axis].Add(0);
            halves[axis].Add(0);
        }
        nodes.Add(new Node(0, 0, -1, 0, true));
    }

    // halves the largest boxes until there are enough
    List<Segment> Split(Segment whole, int[] scratch)
    {
        List<Segment> segments = [whole];
        for (bool split = true; split && segments.Count <= Fanout / 2;)
        {
            split = false;
            var parts = new List<Segment>();
            foreach (var segment in segments)
                if (segment.Count > leafSize && Halve(segment, scratch) is var (left, right))
                {
                    parts.Add(left);
                    parts.Add(right);
                    split = true;
                }
                else parts.Add(segment);
            segments = parts;
        }
        return segments;
    }

    // cuts through the middle of the longest side; order on either side is kept
    (Segment Left, Segment Right)? Halve(Segment segment, int[] scratch)
    {
        int longest = 0;
        float length = 0, cut = 0;
        for (int axis = 0; axis < 3; axis++)
        {
            var (low, high) = Range(segment, axis);
            // between neighbouring numbers there is no middle
            if (high - low > length) (longest, length, cut) = (axis, high - low, low + (high - low) / 2 is var middle && middle < high ? middle : low);
        }
        if (length == 0) return null;
        int kept = segment.First, moved = 0;
        for (int i = segment.First; i < segment.First + segment.Count; i++)
            if (places[longest][Order[i]] <= cut) Order[kept++] = Order[i];
            else scratch[moved++] = Order[i];
        scratch.AsSpan(0, moved).CopyTo(Order.AsSpan(kept));
        int left = kept - segment.First;
        return left == 0 || moved == 0 ? null : (new Segment(segment.First, left), new Segment(kept, moved));
    }

    (float Low, float High) Range(Segment segment, int axis)
    {
        if (((int)axes >> axis & 1) == 0) return (0, 0);
        float low = float.PositiveInfinity, high = float.NegativeInfinity;
        foreach (int neuron in Order.AsSpan(segment.First, segment.Count))
        {
            low = MathF.Min(low, places[axis][neuron]);
            high = MathF.Max(high, places[axis][neuron]);
        }
        return (low, high);
    }
}
