using System.Runtime.InteropServices;

namespace Brainloom.Engine;

/// <summary>Each target receives the same number of connections, from sources drawn at random: uniformly, or as a kernel and a mask say.</summary>
/// <remarks>
/// Where every source may be drawn again, the connections are N_targets · indegree slots: slot i belongs to target ⌊i / indegree⌋. How
/// many slots each source has is multinomial, and a keyed permutation deals the slots out, so that a source finds its targets without those of the others.
/// Without multapses or autapses, or with kernel or mask, each target draws its sources, and rows belong to targets.
/// </remarks>
[ConnectionRule("fixed_indegree"), Counterpart("nest", "fixed_indegree")]
[Citation("10.1371/journal.pcbi.1010086", "Senk et al. 2022, connectivity concepts in neuronal network modeling")]
public sealed record FixedIndegree : IConnectionRule
{
    /// <summary>Connections per target.</summary>
    [Unit("1"), NonNegative, Scales(0, 1)] public required int indegree { get; init; }

    /// <summary>How likely a source is drawn, relative to others.</summary>
    [Unit("1"), NonNegative] public Kernel p { get; init; } = 1;

    /// <summary>Where a target may lie, seen from the source; without a mask, everywhere.</summary>
    public Mask? mask { get; init; }

    /// <summary>Whether distances follow the period that both sides have.</summary>
    public bool edge_wrap { get; init; } = true;

    /// <summary>Whether a neuron may connect to itself where both sides are the same neurons.</summary>
    public bool allow_autapses { get; init; } = true;

    /// <summary>Whether a pair may be connected more than once.</summary>
    public bool allow_multapses { get; init; } = true;

    /// <inheritdoc/>
    public IRows Prepare(Shape shape, CounterRandom random)
    {
        bool others = shape.Same && !allow_autapses;
        if (mask is not null || p is not ConstantKernel) return new DegreeRows(new SpatialShape(shape, p, mask, edge_wrap), Axis.Target, indegree, others, !allow_multapses);
        if (others || !allow_multapses) return new TargetRows(indegree, new UniformRows(shape.Sources, others, !allow_multapses));
        long slots = (long)shape.Targets * indegree;
        return new SourceRows(indegree, RowCounts.Independent(slots, shape.Sources, random.For("out-degrees")), new Permutation(slots, random.For("slots")));
    }

    bool IConnectionRule.Wraps => edge_wrap;

    /// <inheritdoc/>
    public string? Impossible(Shape shape) =>
        SpatialShape.Impossible(shape, p, mask) is { } reason ? reason : shape.Targets == 0 ? null : Shortage.Of("indegree", indegree, shape, Axis.Target, allow_autapses, allow_multapses);

    /// <inheritdoc/>
    public double ExpectedPairs(Shape shape) => (double)shape.Targets * indegree;

    sealed class TargetRows(int indegree, UniformRows uniform) : IRows
    {
        public Axis Axis => Axis.Target;

        public void Connect(int row, ref RandomStream random, ref RowWriter partners) => uniform.Draw(row, indegree, ref random, ref partners);
    }

    sealed class SourceRows(int indegree, RowCounts outdegrees, Permutation slots) : IRows
    {
        public Axis Axis => Axis.Source;

        public void Connect(int row, ref RandomStream random, ref RowWriter partners)
        {
            long start = outdegrees.Start(row);
            var targets = partners.Append(outdegrees.Count(row));
            if (slots.Size <= 1L << 31)
            {
                slots.Images(start, targets);
                Words.Divide(MemoryMarshal.Cast<int, uint>(targets), (uint)indegree);
                return;
            }
            for (int i = 0; i < targets.Length; i++) targets[i] = (int)(slots[start + i] / indegree);
        }
    }
}
