namespace Brainloom.Engine;

/// <summary>An ellipse around the source in the plane of a sheet, whatever the depth.</summary>
[Mask("ellipse"), Counterpart("nest", "elliptical")]
public sealed record EllipseMask : EllipticMask
{
    /// <summary>Length of the major axis, from border to border.</summary>
    [Unit("mm"), Positive] public required double major_axis { get; init; }

    /// <summary>Length of the minor axis, from border to border.</summary>
    [Unit("mm"), Positive] public required double minor_axis { get; init; }

    /// <summary>Angle from the x axis to the major axis, in degrees.</summary>
    [Unit("1")] public double azimuth_angle { get; init; }

    /// <inheritdoc/>
    public override Axes DependsOn => Axes.XY;

    /// <inheritdoc/>
    protected override Point Semi => new(major_axis / 2, minor_axis / 2, double.PositiveInfinity);

    /// <inheritdoc/>
    protected override (double Azimuth, double Polar) Angles => (azimuth_angle, 0);
}
