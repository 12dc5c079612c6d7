namespace Brainloom.Engine;

/// <summary>A given number of connections, between pairs drawn uniformly at random.</summary>
/// <remarks>Out-degrees are drawn first: multinomial with multapses, multivariate hypergeometric without. Then each source draws its targets.</remarks>
[ConnectionRule("fixed_total_number"), Counterpart("nest", "fixed_total_number")]
[Citation("10.1371/journal.pcbi.1010086", "Senk et al. 2022, connectivity concepts in neuronal network modeling")]
public sealed record FixedTotalNumber : IConnectionRule
{
    /// <summary>Number of connections.</summary>
    [Unit("1"), NonNegative, Scales(1, 1)] public required long N { get; init; }

    /// <summary>Whether a neuron may connect to itself where both sides are the same neurons.</summary>
    public bool allow_autapses { get; init; } = true;

    /// <summary>Whether a pair may be connected more than once.</summary>
    public bool allow_multapses { get; init; } = true;

    /// <inheritdoc/>
    public IRows Prepare(Shape shape, CounterRandom random)
    {
        var own = random.For("out-degrees");
        var outdegrees = allow_multapses
            ? RowCounts.Independent(N, shape.Sources, own)
            : RowCounts.Distinct(N, shape.Sources, shape.Partners(Axis.Source, allow_autapses), own);
        return new Rows(outdegrees, new UniformRows(shape.Targets, shape.Same && !allow_autapses, !allow_multapses));
    }

    /// <inheritdoc/>
    public string? Impossible(Shape shape)
    {
        long pairs = (long)shape.Sources * shape.Partners(Axis.Source, allow_autapses);
        if (N == 0 || N <= pairs || (allow_multapses && pairs > 0)) return null;
        return pairs == 0
            ? $"N is {N}, but there are no pairs to connect; set N to 0 or choose collections that are not empty"
            : $"N is {N}, but without multapses there are only {pairs} pairs to connect; lower N to at most {pairs} or set allow_multapses to true";
    }

    /// <inheritdoc/>
    public double ExpectedPairs(Shape shape) => N;

    /// <inheritdoc/>
    public double HeldBytes(Shape shape) => RowCounts.BytesPerRow * (double)shape.Sources;

    sealed class Rows(RowCounts outdegrees, UniformRows uniform) : IRows
    {
        public Axis Axis => Axis.Source;

        public void Connect(int row, ref RandomStream random, ref RowWriter partners) =>
            uniform.Draw(row, outdegrees.Count(row), ref random, ref partners);
    }
}
