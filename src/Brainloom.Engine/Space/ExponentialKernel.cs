namespace Brainloom.Engine;

/// <summary>Exponential decay with the distance.</summary>
/// <remarks><code>k(d) = height · exp(-d/beta)</code></remarks>
[Kernel("exponential"), Counterpart("nest", "exponential")]
public sealed record ExponentialKernel : IsotropicKernel
{
    /// <summary>Value at distance 0, in the unit of what the kernel describes.</summary>
    public required double height { get; init; }

    /// <summary>Distance over which the value falls to 1/e.</summary>
    [Unit("mm"), Positive] public required double beta { get; init; }

    /// <inheritdoc/>
    protected override double Mode => 0;

    /// <inheritdoc/>
    protected override void Shape<V>(Span<V> distances)
    {
        V top = V.Create(height), decay = V.Create(-1 / beta);
        foreach (ref V d in distances) d = top * LaneMath.Exp(decay * d);
    }
}
