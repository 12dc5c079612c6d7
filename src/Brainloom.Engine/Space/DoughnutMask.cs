namespace Brainloom.Engine;

/// <summary>A ring around the source in the plane of a sheet, whatever the depth.</summary>
[Mask("doughnut"), Counterpart("nest", "doughnut")]
public sealed record DoughnutMask : RadialMask, IValidated
{
    /// <summary>Distance at which the ring begins.</summary>
    [Unit("mm"), NonNegative] public required double inner_radius { get; init; }

    /// <summary>Distance at which it ends.</summary>
    [Unit("mm"), Positive] public required double outer_radius { get; init; }

    /// <inheritdoc/>
    public override Axes DependsOn => Axes.XY;

    /// <inheritdoc/>
    protected override double Inner => inner_radius;

    /// <inheritdoc/>
    protected override double Outer => outer_radius;

    /// <inheritdoc/>
    public IEnumerable<string> Problems()
    {
        if (inner_radius >= outer_radius) yield return "inner_radius is not below outer_radius. Exchange them.";
    }
}
