namespace Brainloom.Engine;

/// <summary>Normal distribution.</summary>
/// <remarks><code>p(x) = exp(-(x - mean)²/(2 std²)) / (std √(2π))</code></remarks>
[Distribution("normal"), Counterpart("nest", "normal")]
public sealed record Normal : Distribution
{
    /// <summary>Mean, in the unit of the value.</summary>
    public required double mean { get; init; }

    /// <summary>Standard deviation, in the unit of the value.</summary>
    [NonNegative] public required double std { get; init; }

    /// <inheritdoc/>
    public override void Quantiles<V>(Span<V> u)
    {
        V centre = V.Create(mean), scale = V.Create(std);
        foreach (ref V x in u) x = V.Fma(scale, LaneMath.NormalQuantile(x), centre);
    }

    /// <inheritdoc/>
    public override double Cumulative(double x) => std > 0 ? StandardNormal.Cumulative((x - mean) / std) : (1 + x.CompareTo(mean)) / 2.0;
}
