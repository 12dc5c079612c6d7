namespace Brainloom.Engine;

/// <summary>Each pair has a Poisson number of connections, independently of the others.</summary>
/// <remarks>The mean may depend on where the two neurons are. Where it is the same for all pairs, the sum of a source's numbers is again Poisson, and its connections are spread uniformly: each row draws its total, then that many targets.</remarks>
[ConnectionRule("pairwise_poisson"), Counterpart("nest", "pairwise_poisson")]
[Citation("10.1371/journal.pcbi.1010086", "Senk et al. 2022, connectivity concepts in neuronal network modeling")]
public sealed record PairwisePoisson : IConnectionRule
{
    /// <summary>Mean number of connections of a pair; kernels below 0 count as 0.</summary>
    [Unit("1"), NonNegative, Scales(-1, 1)] public required Kernel pairwise_avg_num_conns { get; init; }

    /// <summary>Where targets may lie, seen from the source; without a mask, everywhere.</summary>
    public Mask? mask { get; init; }

    /// <summary>Whether distances follow the period that both sides have.</summary>
    public bool edge_wrap { get; init; } = true;

    /// <summary>Whether a neuron may connect to itself where both sides are the same neurons.</summary>
    public bool allow_autapses { get; init; } = true;

    /// <inheritdoc/>
    public IRows Prepare(Shape shape, CounterRandom random) => Uniform is { } mean
        ? new Rows(mean * shape.Partners(Axis.Source, allow_autapses), new UniformRows(shape.Targets, shape.Same && !allow_autapses, distinct: false))
        : new IndependentRows(Space(shape), shape.Same && !allow_autapses, once: false);

    bool IConnectionRule.Wraps => edge_wrap;

    /// <inheritdoc/>
    public string? Impossible(Shape shape) => SpatialShape.Impossible(shape, pairwise_avg_num_conns, mask);

    /// <inheritdoc/>
    public double ExpectedPairs(Shape shape) => Uniform is { } mean
        ? (double)shape.Sources * shape.Partners(Axis.Source, allow_autapses) * mean
        : Space(shape).Sum(!allow_autapses, highest: double.PositiveInfinity);

    // the mean where it is the same for all pairs
    double? Uniform => mask is null && pairwise_avg_num_conns is ConstantKernel { value: var value } ? Math.Max(value, 0) : null;

    SpatialShape Space(Shape shape) => new(shape, pairwise_avg_num_conns, mask, edge_wrap);

    sealed class Rows(double mean, UniformRows uniform) : IRows
    {
        public Axis Axis => Axis.Source;

        public void Connect(int row, ref RandomStream random, ref RowWriter partners) =>
            uniform.Draw(row, checked((int)Poisson.Draw(mean, ref random)), ref random, ref partners);
    }
}
