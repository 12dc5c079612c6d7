namespace Brainloom.Engine;

/// <summary>Each source connects to the target at the same position.</summary>
[ConnectionRule("one_to_one"), Counterpart("nest", "one_to_one")]
[Citation("10.1371/journal.pcbi.1010086", "Senk et al. 2022, connectivity concepts in neuronal network modeling")]
public sealed record OneToOne : IConnectionRule
{
    /// <inheritdoc/>
    public IRows Prepare(Shape shape, CounterRandom random) => new Rows();

    /// <inheritdoc/>
    public string? Impossible(Shape shape) => shape.Sources == shape.Targets
        ? null
        : $"one_to_one needs as many sources as targets, but there are {shape.Sources} sources and {shape.Targets} targets; choose collections of equal size or another rule";

    /// <inheritdoc/>
    public double ExpectedPairs(Shape shape) => shape.Sources;

    sealed class Rows : IRows
    {
        public Axis Axis => Axis.Source;

        public void Connect(int row, ref RandomStream random, ref RowWriter partners) => partners.Add(row);
    }
}
