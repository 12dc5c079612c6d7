namespace Brainloom.Engine;

/// <summary>Uniform distribution over an interval.</summary>
/// <remarks><code>p(x) = 1/(high - low) for low &lt; x &lt; high</code></remarks>
[Distribution("uniform"), Counterpart("nest", "uniform")]
public sealed record Uniform : Distribution
{
    /// <summary>Lower end, in the unit of the value.</summary>
    public required double low { get; init; }

    /// <summary>Upper end, in the unit of the value.</summary>
    public required double high { get; init; }

    /// <inheritdoc/>
    public override void Quantiles<V>(Span<V> u)
    {
        V start = V.Create(low), length = V.Create(high - low);
        foreach (ref V x in u) x = V.Fma(length, x, start);
    }

    /// <inheritdoc/>
    public override double Cumulative(double x) => high > low ? Math.Clamp((x - low) / (high - low), 0, 1) : (1 + x.CompareTo(low)) / 2.0;

    /// <inheritdoc/>
    public override IEnumerable<string> Problems() => high < low ? ["low is above high. Exchange them."] : base.Problems();
}
