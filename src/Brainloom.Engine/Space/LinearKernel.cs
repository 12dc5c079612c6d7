namespace Brainloom.Engine;

/// <summary>Linear function of the distance, such as a delay at a constant velocity.</summary>
/// <remarks><code>k(d) = intercept + slope · d</code></remarks>
[Kernel("linear")]
public sealed record LinearKernel : IsotropicKernel
{
    /// <summary>Value at distance 0, in the unit of what the kernel describes.</summary>
    public double intercept { get; init; }

    /// <summary>Change per distance: for a delay, one over the velocity.</summary>
    [PerLength] public required double slope { get; init; }

    /// <inheritdoc/>
    protected override double Mode => slope > 0 ? double.PositiveInfinity : 0;

    /// <inheritdoc/>
    protected override void Shape<V>(Span<V> distances)
    {
        V start = V.Create(intercept), change = V.Create(slope);
        foreach (ref V d in distances) d = V.Fma(change, d, start);
    }
}
