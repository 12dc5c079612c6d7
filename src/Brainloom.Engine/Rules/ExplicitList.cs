using System.Collections.Immutable;

namespace Brainloom.Engine;

/// <summary>Connections given one by one.</summary>
/// <remarks>Weights and delays may be tables with one number per connection, in the order of the list.</remarks>
[ConnectionRule("explicit")]
public sealed record ExplicitList : IConnectionRule
{
    /// <summary>Position of each connection's source in the source collection, from 0.</summary>
    [Unit("1"), NonNegative] public required ImmutableArray<int> sources { get; init; }

    /// <summary>Position of each connection's target in the target collection, from 0.</summary>
    [Unit("1"), NonNegative] public required ImmutableArray<int> targets { get; init; }

    /// <inheritdoc/>
    public IRows Prepare(Shape shape, CounterRandom random) => new Rows(this, shape.Sources);

    /// <inheritdoc/>
    public string? Impossible(Shape shape)
    {
        if (sources.Length != targets.Length)
            return $"the list has {sources.Length} sources and {targets.Length} targets; give one of each per connection";
        return Outside("source", sources, shape.Sources) ?? Outside("target", targets, shape.Targets);
    }

    /// <inheritdoc/>
    public double ExpectedPairs(Shape shape) => sources.Length;

    /// <inheritdoc/>
    public double HeldBytes(Shape shape) => 2.0 * sizeof(int) * sources.Length;

    static string? Outside(string side, ImmutableArray<int> positions, int size)
    {
        for (int i = 0; i < positions.Length; i++)
            if (positions[i] < 0 || positions[i] >= size)
                return $"connection {i} has {side} {positions[i]}, but the collection has {size} neurons; leave the connection out or give a position below {size}";
        return null;
    }

    // the list sorted by source, stable
    sealed class Rows : IListed
    {
        readonly int[] starts, targets, positions;

        public Rows(ExplicitList list, int sources)
        {
            starts = new int[sources + 1];
            targets = new int[list.targets.Length];
            positions = new int[list.targets.Length];
            foreach (int source in list.sources) starts[source + 1]++;
            for (int i = 0; i < sources; i++) starts[i + 1] += starts[i];
            int[] next = starts[..sources];
            for (int i = 0; i < targets.Length; i++)
            {
                int place = next[list.sources[i]]++;
                targets[place] = list.targets[i];
                positions[place] = i;
            }
        }

        public Axis Axis => Axis.Source;

        public void Connect(int row, ref RandomStream random, ref RowWriter partners) =>
            targets.AsSpan(starts[row]..starts[row + 1]).CopyTo(partners.Append(starts[row + 1] - starts[row]));

        public ReadOnlySpan<int> Positions(int row) => positions.AsSpan(starts[row]..starts[row + 1]);
    }
}
