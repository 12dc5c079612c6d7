namespace Brainloom.Engine;

/// <summary>What lies outside of a mask. Together with another under <c>all_of</c>, it is their difference.</summary>
[Mask("not")]
public sealed record NotMask : Mask
{
    /// <summary>The mask.</summary>
    public required Mask mask { get; init; }

    /// <inheritdoc/>
    public override Axes DependsOn => mask.DependsOn;

    /// <inheritdoc/>
    public override bool IsEven => mask.IsEven;

    /// <inheritdoc/>
    public override void Contains<V>(ReadOnlySpan<V> x, ReadOnlySpan<V> y, ReadOnlySpan<V> z, Span<V> inside)
    {
        mask.Contains(x, y, z, inside);
        Reverse(inside);
    }

    /// <inheritdoc/>
    public override void Covers<V>(in Boxes<V> boxes, Span<V> possible, Span<V> certain)
    {
        mask.Covers(boxes, certain, possible);
        Reverse(possible);
        Reverse(certain);
    }

    static void Reverse<V>(Span<V> truth) where V : unmanaged, ILanes<V>
    {
        V one = V.Create(1);
        foreach (ref V t in truth) t = one - t;
    }
}
