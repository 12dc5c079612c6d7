namespace Brainloom.Engine;

/// <summary>Log-normal distribution: the logarithm of the value is normal.</summary>
/// <remarks><code>
/// ln x ~ Normal(mu, sigma)
/// mean(x) = exp(mu + sigma²/2)        std(x) = mean(x) √(exp(sigma²) - 1)
/// sigma² = ln(1 + (std(x)/mean(x))²)        mu = ln mean(x) - sigma²/2
/// </code></remarks>
[Distribution("lognormal"), Counterpart("nest", "lognormal")]
public sealed record LogNormal : Distribution
{
    /// <summary>Mean of the logarithm of the value, counted in its unit.</summary>
    [Unit("1"), Logarithm] public required double mu { get; init; }

    /// <summary>Standard deviation of the logarithm of the value.</summary>
    [Unit("1"), NonNegative] public required double sigma { get; init; }

    /// <inheritdoc/>
    public override void Quantiles<V>(Span<V> u)
    {
        V centre = V.Create(mu), scale = V.Create(sigma);
        foreach (ref V x in u) x = LaneMath.Exp(V.Fma(scale, LaneMath.NormalQuantile(x), centre));
    }

    /// <inheritdoc/>
    public override double Cumulative(double x)
    {
        if (x <= 0) return 0;
        double logarithm = Math.Log(x);
        return sigma > 0 ? StandardNormal.Cumulative((logarithm - mu) / sigma) : (1 + logarithm.CompareTo(mu)) / 2.0;
    }
}
