namespace Brainloom.Engine;

/// <summary>Gamma function of the distance: it rises as a power and falls exponentially.</summary>
/// <remarks><code>k(d) = height · (d/theta)^(kappa - 1) · exp(-d/theta) / Γ(kappa)</code>
/// NEST's function is the probability density, that with <c>height</c> = 1/theta. Distances below a nanometre count as one.</remarks>
[Kernel("gamma"), Counterpart("nest", "gamma")]
public sealed record GammaKernel : IsotropicKernel
{
    // where a power below 1 would be infinite [mm]
    const double Least = 1e-6;

    /// <summary>Factor, in the unit of what the kernel describes; with kappa = 1 the value at distance 0.</summary>
    public required double height { get; init; }

    /// <summary>Shape: the value is largest at the distance (kappa - 1) theta, or at 0.</summary>
    [Unit("1"), Positive] public double kappa { get; init; } = 1;

    /// <summary>Scale.</summary>
    [Unit("mm"), Positive] public required double theta { get; init; }

    /// <inheritdoc/>
    protected override double Mode => Math.Max(kappa - 1, 0) * theta;

    /// <inheritdoc/>
    protected override void Shape<V>(Span<V> distances)
    {
        // the power and 1/Γ in one exponential, because each alone may be beyond the numbers of single precision
        V top = V.Create(height), least = V.Create(Least), scale = V.Create(1 / theta), power = V.Create(kappa - 1), norm = V.Create(LogGamma(kappa));
        foreach (ref V d in distances)
        {
            V x = V.Max(d, least) * scale;
            d = top * LaneMath.Exp(V.Fma(power, LaneMath.Log(x), V.Create(0) - x - norm));
        }
    }

    // Stirling's series, Abramowitz and Stegun 1964, 6.1.41, to 15 digits after the argument is raised above 10
    static double LogGamma(double x)
    {
        double product = 1;
        for (; x < 10; x++) product *= x;
        double inverse = 1 / x, square = inverse * inverse;
        double series = inverse * (1 / 12.0 - square * (1 / 360.0 - square * (1 / 1260.0 - square * (1 / 1680.0 - square / 1188.0))));
        return (x - .5) * Math.Log(x) - x + .5 * Math.Log(2 * Math.PI) + series - Math.Log(product);
    }
}
