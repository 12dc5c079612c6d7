namespace Brainloom.Engine;

/// <summary>Each pair has a Poisson number of connections, independently of the others.</summary>
/// <remarks>The sum of a source's numbers is again Poisson, and its connections are spread uniformly: each row draws its total, then that many targets.</remarks>
[ConnectionRule("pairwise_poisson"), Counterpart("nest", "pairwise_poisson")]
[Citation("10.1371/journal.pcbi.1010086", "Senk et al. 2022, connectivity concepts in neuronal network modeling")]
public sealed record PairwisePoisson : IConnectionRule
{
    /// <summary>Mean number of connections of a pair.</summary>
    [Unit("1"), NonNegative, Scales(-1, 1)] public required double pairwise_avg_num_conns { get; init; }

    /// <summary>Whether a neuron may connect to itself where both sides are the same neurons.</summary>
    public bool allow_autapses { get; init; } = true;

    /// <inheritdoc/>
    public IRows Prepare(Shape shape, CounterRandom random) => new Rows(
        pairwise_avg_num_conns * shape.Partners(Axis.Source, allow_autapses),
        new UniformRows(shape.Targets, shape.Same && !allow_autapses, distinct: false));

    /// <inheritdoc/>
    public string? Impossible(Shape shape) => null;

    /// <inheritdoc/>
    public double ExpectedPairs(Shape shape) => (double)shape.Sources * shape.Partners(Axis.Source, allow_autapses) * pairwise_avg_num_conns;

    sealed class Rows(double mean, UniformRows uniform) : IRows
    {
        public Axis Axis => Axis.Source;

        public void Connect(int row, ref RandomStream random, ref RowWriter partners) =>
            uniform.Draw(row, checked((int)Poisson.Draw(mean, ref random)), ref random, ref partners);
    }
}
