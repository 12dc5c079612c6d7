namespace Brainloom.Engine;

/// <summary>A sphere around the source.</summary>
[Mask("sphere"), Counterpart("nest", "spherical")]
public sealed record SphereMask : RadialMask
{
    /// <summary>Radius.</summary>
    [Unit("mm"), Positive] public required double radius { get; init; }

    /// <inheritdoc/>
    public override Axes DependsOn => Axes.XYZ;

    /// <inheritdoc/>
    protected override double Outer => radius;
}
