using System.Collections.Immutable;

namespace Brainloom.Engine;

/// <summary>A mask made of others.</summary>
public abstract record CombinedMask : Mask
{
    const int Block = 64;

    /// <summary>The masks.</summary>
    public required ImmutableArray<Mask> masks { get; init; }

    /// <inheritdoc/>
    public override Axes DependsOn => masks.Aggregate(Axes.None, (axes, mask) => axes | mask.DependsOn);

    /// <inheritdoc/>
    public override bool IsEven => masks.All(mask => mask.IsEven);

    /// <summary>Combines what two masks say of the same displacements; each is 1 or 0.</summary>
    protected abstract V Combine<V>(V one, V other) where V : unmanaged, ILanes<V>;

    /// <inheritdoc/>
    public override void Contains<V>(ReadOnlySpan<V> x, ReadOnlySpan<V> y, ReadOnlySpan<V> z, Span<V> inside)
    {
        masks[0].Contains(x, y, z, inside);
        Span<V> one = stackalloc V[Math.Min(Block, inside.Length)];
        for (int start = 0; start < inside.Length; start += one.Length)
        {
            int count = Math.Min(one.Length, inside.Length - start);
            foreach (var mask in masks.AsSpan()[1..])
            {
                mask.Contains(x.Slice(start, count), y.Slice(start, count), z.Slice(start, count), one[..count]);
                CombineAll(inside.Slice(start, count), one);
            }
        }
    }

    /// <inheritdoc/>
    public override void Covers<V>(in Boxes<V> boxes, Span<V> possible, Span<V> certain)
    {
        masks[0].Covers(boxes, possible, certain);
        Span<V> scratch = stackalloc V[2 * Math.Min(Block, possible.Length)];
        int block = scratch.Length / 2;
        for (int start = 0; start < possible.Length; start += block)
        {
            int count = Math.Min(block, possible.Length - start);
            var some = boxes.Slice(start, count);
            Span<V> one = scratch[..count], other = scratch.Slice(block, count);
            foreach (var mask in masks.AsSpan()[1..])
            {
                mask.Covers(some, one, other);
                CombineAll(possible.Slice(start, count), one);
                CombineAll(certain.Slice(start, count), other);
            }
        }
    }

    void CombineAll<V>(Span<V> first, ReadOnlySpan<V> second) where V : unmanaged, ILanes<V>
    {
        for (int i = 0; i < first.Length; i++) first[i] = Combine(first[i], second[i]);
    }
}
