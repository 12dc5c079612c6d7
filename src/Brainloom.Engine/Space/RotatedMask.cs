namespace Brainloom.Engine;

/// <summary>A mask that is turned about the source.</summary>
/// <remarks>NEST's <c>azimuth_angle</c> and <c>polar_angle</c> of a box turn it about its own middle: draw such a box around the source, turn it, and anchor it where its middle lies.</remarks>
[Mask("rotated")]
public sealed record RotatedMask : MovedMask
{
    /// <summary>Angle in the x-y plane, in degrees.</summary>
    [Unit("1")] public double azimuth_angle { get; init; }

    /// <summary>Angle away from the z axis, in degrees.</summary>
    [Unit("1")] public double polar_angle { get; init; }

    /// <inheritdoc/>
    public override Axes DependsOn => polar_angle != 0 ? Axes.XYZ : (mask.DependsOn & Axes.XY) != 0 ? mask.DependsOn | Axes.XY : mask.DependsOn;

    /// <inheritdoc/>
    protected override void Move<V>(Span<V> x, Span<V> y, Span<V> z)
    {
        var frame = new Turn<V>(azimuth_angle, polar_angle);
        for (int i = 0; i < x.Length; i++) (x[i], y[i], z[i]) = frame.Of(x[i], y[i], z[i]);
    }

    /// <inheritdoc/>
    protected override void Widen<V>(Span<V> x, Span<V> y, Span<V> z)
    {
        var frame = new Turn<V>(azimuth_angle, polar_angle);
        for (int i = 0; i < x.Length; i++) (x[i], y[i], z[i]) = frame.Around(x[i], y[i], z[i]);
    }
}
