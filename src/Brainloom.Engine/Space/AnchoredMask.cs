namespace Brainloom.Engine;

/// <summary>A mask around a place beside the source.</summary>
[Mask("anchored")]
public sealed record AnchoredMask : MovedMask
{
    /// <summary>Displacement from the source to the place that the mask is drawn around.</summary>
    [Unit("mm")] public required Point anchor { get; init; }

    /// <inheritdoc/>
    public override Axes DependsOn => mask.DependsOn;

    /// <inheritdoc/>
    protected override void Move<V>(Span<V> x, Span<V> y, Span<V> z)
    {
        V byX = V.Create(anchor.X), byY = V.Create(anchor.Y), byZ = V.Create(anchor.Z);
        for (int i = 0; i < x.Length; i++) (x[i], y[i], z[i]) = (x[i] - byX, y[i] - byY, z[i] - byZ);
    }
}
