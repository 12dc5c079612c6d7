namespace Brainloom.Engine;

/// <summary>Gaussian function of the distance.</summary>
/// <remarks><code>k(d) = height · exp(-(d - mean)²/(2 std²))</code></remarks>
[Kernel("gaussian"), Counterpart("nest", "gaussian")]
public sealed record GaussianKernel : IsotropicKernel
{
    /// <summary>Largest value, in the unit of what the kernel describes.</summary>
    public required double height { get; init; }

    /// <summary>Distance of the largest value.</summary>
    [Unit("mm")] public double mean { get; init; }

    /// <summary>Standard deviation.</summary>
    [Unit("mm"), Positive] public required double std { get; init; }

    /// <inheritdoc/>
    protected override double Mode => Math.Max(mean, 0);

    /// <inheritdoc/>
    protected override void Shape<V>(Span<V> distances)
    {
        V top = V.Create(height), middle = V.Create(mean), sharpness = V.Create(-.5 / (std * std));
        foreach (ref V d in distances)
        {
            V away = d - middle;
            d = top * LaneMath.Exp(sharpness * away * away);
        }
    }
}
