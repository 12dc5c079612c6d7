namespace Brainloom.Engine;

/// <summary>A mask seen from another place: boxes and displacements are moved before the inner mask looks at them.</summary>
public abstract record MovedMask : Mask
{
    const int Block = 64;

    /// <summary>The mask.</summary>
    public required Mask mask { get; init; }

    /// <summary>Moves displacements, and boxes of the half lengths given, into the frame of the inner mask.</summary>
    protected abstract void Move<V>(Span<V> x, Span<V> y, Span<V> z) where V : unmanaged, ILanes<V>;

    /// <summary>Half lengths of boxes that hold the moved ones, without the allowance for rounding.</summary>
    protected virtual void Widen<V>(Span<V> x, Span<V> y, Span<V> z) where V : unmanaged, ILanes<V> { }

    /// <inheritdoc/>
    public override void Contains<V>(ReadOnlySpan<V> x, ReadOnlySpan<V> y, ReadOnlySpan<V> z, Span<V> inside)
    {
        Span<V> scratch = stackalloc V[3 * Math.Min(Block, inside.Length)];
        int block = scratch.Length / 3;
        for (int start = 0; start < inside.Length; start += block)
        {
            int count = Math.Min(block, inside.Length - start);
            Span<V> movedX = scratch[..count], movedY = scratch.Slice(block, count), movedZ = scratch.Slice(2 * block, count);
            x.Slice(start, count).CopyTo(movedX);
            y.Slice(start, count).CopyTo(movedY);
            z.Slice(start, count).CopyTo(movedZ);
            Move(movedX, movedY, movedZ);
            mask.Contains<V>(movedX, movedY, movedZ, inside.Slice(start, count));
        }
    }

    /// <inheritdoc/>
    public override void Covers<V>(in Boxes<V> boxes, Span<V> possible, Span<V> certain)
    {
        Span<V> scratch = stackalloc V[6 * Math.Min(Block, possible.Length)];
        int block = scratch.Length / 6;
        V rounding = V.Create(Rounding);
        for (int start = 0; start < possible.Length; start += block)
        {
            int count = Math.Min(block, possible.Length - start);
            Span<V> x = scratch[..count], y = scratch.Slice(block, count), z = scratch.Slice(2 * block, count);
            Span<V> halfX = scratch.Slice(3 * block, count), halfY = scratch.Slice(4 * block, count), halfZ = scratch.Slice(5 * block, count);
            var some = boxes.Slice(start, count);
            some.X.CopyTo(x);
            some.Y.CopyTo(y);
            some.Z.CopyTo(z);
            some.HalfX.CopyTo(halfX);
            some.HalfY.CopyTo(halfY);
            some.HalfZ.CopyTo(halfZ);
            Move(x, y, z);
            Widen(halfX, halfY, halfZ);
            for (int i = 0; i < count; i++)
            {
                V slack = rounding * (Distance.Far(x[i], halfX[i]) + Distance.Far(y[i], halfY[i]) + Distance.Far(z[i], halfZ[i]));
                (halfX[i], halfY[i], halfZ[i]) = (halfX[i] + slack, halfY[i] + slack, halfZ[i] + slack);
            }
            mask.Covers(new Boxes<V> { X = x, Y = y, Z = z, HalfX = halfX, HalfY = halfY, HalfZ = halfZ }, possible.Slice(start, count), certain.Slice(start, count));
        }
    }
}
