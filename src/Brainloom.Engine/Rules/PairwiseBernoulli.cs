namespace Brainloom.Engine;

/// <summary>Each pair is connected with the same probability, independently of the others, at most once.</summary>
/// <remarks>A source's number of targets is binomial, and every set of that many targets is equally likely: each row draws the number, then the
/// set, so that the cost follows the connections, not the pairs.</remarks>
[ConnectionRule("pairwise_bernoulli"), Counterpart("nest", "pairwise_bernoulli")]
[Citation("10.1371/journal.pcbi.1010086", "Senk et al. 2022, connectivity concepts in neuronal network modeling")]
public sealed record PairwiseBernoulli : IConnectionRule
{
    /// <summary>Probability that a pair is connected.</summary>
    [Unit("1"), Between(0, 1), Scales(-1, 1)] public required double p { get; init; }

    /// <summary>Whether a neuron may connect to itself where both sides are the same neurons.</summary>
    public bool allow_autapses { get; init; } = true;

    /// <inheritdoc/>
    public IRows Prepare(Shape shape, CounterRandom random) => new Rows(
        shape.Partners(Axis.Source, allow_autapses), p,
        new UniformRows(shape.Targets, shape.Same && !allow_autapses, distinct: true));

    /// <inheritdoc/>
    public string? Impossible(Shape shape) => null;

    /// <inheritdoc/>
    public double ExpectedPairs(Shape shape) => (double)shape.Sources * shape.Partners(Axis.Source, allow_autapses) * p;

    sealed class Rows(int eligible, double p, UniformRows uniform) : IRows
    {
        public Axis Axis => Axis.Source;

        public void Connect(int row, ref RandomStream random, ref RowWriter partners) =>
            uniform.Draw(row, (int)Binomial.Draw(eligible, p, ref random), ref random, ref partners);
    }
}
