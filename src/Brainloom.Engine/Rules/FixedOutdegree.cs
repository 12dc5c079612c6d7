namespace Brainloom.Engine;

/// <summary>Each source makes the same number of connections, to targets drawn at random: uniformly, or as a kernel and a mask say.</summary>
[ConnectionRule("fixed_outdegree"), Counterpart("nest", "fixed_outdegree")]
[Citation("10.1371/journal.pcbi.1010086", "Senk et al. 2022, connectivity concepts in neuronal network modeling")]
public sealed record FixedOutdegree : IConnectionRule
{
    /// <summary>Connections per source.</summary>
    [Unit("1"), NonNegative, Scales(0, 1)] public required int outdegree { get; init; }

    /// <summary>How likely a target is drawn, relative to others.</summary>
    [Unit("1"), NonNegative] public Kernel p { get; init; } = 1;

    /// <summary>Where targets may lie, seen from the source; without a mask, everywhere.</summary>
    public Mask? mask { get; init; }

    /// <summary>Whether distances follow the period that both sides have.</summary>
    public bool edge_wrap { get; init; } = true;

    /// <summary>Whether a neuron may connect to itself where both sides are the same neurons.</summary>
    public bool allow_autapses { get; init; } = true;

    /// <summary>Whether a pair may be connected more than once.</summary>
    public bool allow_multapses { get; init; } = true;

    /// <inheritdoc/>
    public IRows Prepare(Shape shape, CounterRandom random) => mask is not null || p is not ConstantKernel
        ? new DegreeRows(new SpatialShape(shape, p, mask, edge_wrap), Axis.Source, outdegree, shape.Same && !allow_autapses, !allow_multapses)
        : new Rows(outdegree, new UniformRows(shape.Targets, shape.Same && !allow_autapses, !allow_multapses));

    bool IConnectionRule.Wraps => edge_wrap;

    /// <inheritdoc/>
    public string? Impossible(Shape shape) =>
        SpatialShape.Impossible(shape, p, mask) is { } reason ? reason : shape.Sources == 0 ? null : Shortage.Of("outdegree", outdegree, shape, Axis.Source, allow_autapses, allow_multapses);

    /// <inheritdoc/>
    public double ExpectedPairs(Shape shape) => (double)shape.Sources * outdegree;

    sealed class Rows(int outdegree, UniformRows uniform) : IRows
    {
        public Axis Axis => Axis.Source;

        public void Connect(int row, ref RandomStream random, ref RowWriter partners) => uniform.Draw(row, outdegree, ref random, ref partners);
    }
}
