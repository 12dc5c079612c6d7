namespace Brainloom.Engine;

/// <summary>A disc around the source in the plane of a sheet, whatever the depth.</summary>
[Mask("disc"), Counterpart("nest", "circular")]
public sealed record DiscMask : RadialMask
{
    /// <summary>Radius.</summary>
    [Unit("mm"), Positive] public required double radius { get; init; }

    /// <inheritdoc/>
    public override Axes DependsOn => Axes.XY;

    /// <inheritdoc/>
    protected override double Outer => radius;
}
