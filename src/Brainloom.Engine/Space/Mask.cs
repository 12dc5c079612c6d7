namespace Brainloom.Engine;

/// <summary>A region around the source in which targets may lie.</summary>
/// <remarks>Masks are written over packs of displacements from source to target, in millimetres. A point on the border lies
/// inside, and what is within <see cref="Tolerance"/> of it, so that rounding does not decide about neurons of a grid.</remarks>
public abstract record Mask
{
    /// <summary>How far beyond its border a mask reaches: a nanometre.</summary>
    [Unit("mm")] public const double Tolerance = 1e-6;

    /// <summary>Part of a distance by which what is said of boxes is weakened, so that rounding cannot make it wrong.</summary>
    internal const double Rounding = 1e-6;

    /// <summary>Coordinates on which the mask depends.</summary>
    public abstract Axes DependsOn { get; }

    /// <summary>Whether a displacement and its mirror images along each axis lie all inside, or all outside.</summary>
    public virtual bool IsEven => false;

    /// <summary>1 for displacements inside, 0 outside.</summary>
    public abstract void Contains<V>(ReadOnlySpan<V> x, ReadOnlySpan<V> y, ReadOnlySpan<V> z, Span<V> inside) where V : unmanaged, ILanes<V>;

    /// <summary>What is known of whole boxes.</summary>
    /// <param name="boxes">The boxes.</param>
    /// <param name="possible">0 where the whole box is known to lie outside, otherwise 1.</param>
    /// <param name="certain">1 where the whole box is known to lie inside, otherwise 0.</param>
    public abstract void Covers<V>(in Boxes<V> boxes, Span<V> possible, Span<V> certain) where V : unmanaged, ILanes<V>;
}
