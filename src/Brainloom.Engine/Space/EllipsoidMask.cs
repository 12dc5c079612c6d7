namespace Brainloom.Engine;

/// <summary>An ellipsoid around the source.</summary>
[Mask("ellipsoid"), Counterpart("nest", "ellipsoidal")]
public sealed record EllipsoidMask : EllipticMask
{
    /// <summary>Length of the major axis, from border to border.</summary>
    [Unit("mm"), Positive] public required double major_axis { get; init; }

    /// <summary>Length of the minor axis, from border to border.</summary>
    [Unit("mm"), Positive] public required double minor_axis { get; init; }

    /// <summary>Length of the polar axis, from border to border.</summary>
    [Unit("mm"), Positive] public required double polar_axis { get; init; }

    /// <summary>Angle from the x axis to the major axis in the x-y plane, in degrees.</summary>
    [Unit("1")] public double azimuth_angle { get; init; }

    /// <summary>Angle from the z axis to the polar axis, in degrees.</summary>
    [Unit("1")] public double polar_angle { get; init; }

    /// <inheritdoc/>
    public override Axes DependsOn => Axes.XYZ;

    /// <inheritdoc/>
    protected override Point Semi => new(major_axis / 2, minor_axis / 2, polar_axis / 2);

    /// <inheritdoc/>
    protected override (double Azimuth, double Polar) Angles => (azimuth_angle, polar_angle);
}
