namespace Brainloom.Engine;

/// <summary>Each source connects to each target, once.</summary>
[ConnectionRule("all_to_all"), Counterpart("nest", "all_to_all")]
[Citation("10.1371/journal.pcbi.1010086", "Senk et al. 2022, connectivity concepts in neuronal network modeling")]
public sealed record AllToAll : IConnectionRule
{
    /// <summary>Whether a neuron connects to itself where both sides are the same neurons.</summary>
    public bool allow_autapses { get; init; } = true;

    /// <inheritdoc/>
    public IRows Prepare(Shape shape, CounterRandom random) => new Rows(shape.Targets, shape.Same && !allow_autapses);

    /// <inheritdoc/>
    public string? Impossible(Shape shape) => null;

    /// <inheritdoc/>
    public double ExpectedPairs(Shape shape) => (double)shape.Sources * shape.Partners(Axis.Source, allow_autapses);

    sealed class Rows(int targets, bool others) : IRows
    {
        public Axis Axis => Axis.Source;

        public void Connect(int row, ref RandomStream random, ref RowWriter partners)
        {
            if (!others)
            {
                partners.AddRange(0, targets);
                return;
            }
            partners.AddRange(0, row);
            partners.AddRange(row + 1, targets - row - 1);
        }
    }
}
