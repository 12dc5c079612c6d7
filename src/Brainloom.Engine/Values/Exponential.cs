namespace Brainloom.Engine;

/// <summary>Exponential distribution.</summary>
/// <remarks><code>p(x) = exp(-x/mean)/mean for x &gt; 0</code></remarks>
[Distribution("exponential"), Counterpart("nest", "exponential")]
public sealed record Exponential : Distribution
{
    /// <summary>Mean, in the unit of the value.</summary>
    [Positive] public required double mean { get; init; }

    /// <inheritdoc/>
    public override void Quantiles<V>(Span<V> u)
    {
        V scale = V.Create(-mean), one = V.Create(1);
        foreach (ref V x in u) x = scale * LaneMath.Log(one - x);
    }

    /// <inheritdoc/>
    public override double Cumulative(double x) => x > 0 ? 1 - Math.Exp(-x / mean) : 0;
}
