namespace Brainloom.Engine;

/// <summary>Each pair is connected with a probability, independently of the others, at most once.</summary>
/// <remarks>The probability may depend on where the two neurons are. Where it is the same for all pairs, a source's number of targets is binomial,
/// and every set of that many targets is equally likely: each row draws the number, then the set. The cost follows the connections, not the pairs.</remarks>
[ConnectionRule("pairwise_bernoulli"), Counterpart("nest", "pairwise_bernoulli")]
[Citation("10.1371/journal.pcbi.1010086", "Senk et al. 2022, connectivity concepts in neuronal network modeling")]
public sealed record PairwiseBernoulli : IConnectionRule
{
    /// <summary>Probability that a pair is connected; kernels above 1 count as 1.</summary>
    [Unit("1"), Between(0, 1), Scales(-1, 1)] public required Kernel p { get; init; }

    /// <summary>Where targets may lie, seen from the source; without a mask, everywhere.</summary>
    public Mask? mask { get; init; }

    /// <summary>Whether distances follow the period that both sides have.</summary>
    public bool edge_wrap { get; init; } = true;

    /// <summary>Whether a neuron may connect to itself where both sides are the same neurons.</summary>
    public bool allow_autapses { get; init; } = true;

    /// <inheritdoc/>
    public IRows Prepare(Shape shape, CounterRandom random) => Uniform is { } probability
        ? new Rows(shape.Partners(Axis.Source, allow_autapses), probability, new UniformRows(shape.Targets, shape.Same && !allow_autapses, distinct: true))
        : new IndependentRows(Space(shape), shape.Same && !allow_autapses, once: true);

    bool IConnectionRule.Wraps => edge_wrap;

    /// <inheritdoc/>
    public string? Impossible(Shape shape) => SpatialShape.Impossible(shape, p, mask);

    /// <inheritdoc/>
    public double ExpectedPairs(Shape shape) => Uniform is { } probability
        ? (double)shape.Sources * shape.Partners(Axis.Source, allow_autapses) * probability
        : Space(shape).Sum(!allow_autapses, highest: 1);

    // the probability where it is the same for all pairs
    double? Uniform => mask is null && p is ConstantKernel { value: var value } ? Math.Clamp(value, 0, 1) : null;

    SpatialShape Space(Shape shape) => new(shape, p, mask, edge_wrap);

    sealed class Rows(int eligible, double p, UniformRows uniform) : IRows
    {
        public Axis Axis => Axis.Source;

        public void Connect(int row, ref RandomStream random, ref RowWriter partners) =>
            uniform.Draw(row, (int)Binomial.Draw(eligible, p, ref random), ref random, ref partners);
    }
}
