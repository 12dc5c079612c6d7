using System.Collections.Immutable;

namespace Brainloom.Engine;

/// <summary>Neurons in order, held as ranges: its cost follows the number of ranges, never of neurons.</summary>
/// <remarks>Rules count positions in this order. A neuron that lies in several ranges counts several times.</remarks>
/// <param name="Ranges">The ranges, in order.</param>
public sealed record NodeCollection(ImmutableArray<NodeRange> Ranges)
{
    /// <summary>All neurons of one population, or part of it.</summary>
    public NodeCollection(int population, int start, int count) : this([new NodeRange(population, start, count)]) { }

    /// <summary>Number of neurons.</summary>
    public int Count { get; } = Ranges.Sum(range => range.Count);

    /// <summary>The neurons from position <paramref name="start"/> on, <paramref name="count"/> of them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The slice reaches beyond the collection.</exception>
    public NodeCollection Slice(int start, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start + (long)count, Count, nameof(count));
        var kept = ImmutableArray.CreateBuilder<NodeRange>();
        foreach (var range in Ranges)
        {
            int first = Math.Max(start, 0), last = Math.Min(start + count, range.Count);
            if (first < last) kept.Add(new NodeRange(range.Population, range.Start + first, last - first));
            start -= range.Count;
        }
        return new NodeCollection(kept.ToImmutable());
    }

    /// <summary>These neurons followed by those of <paramref name="other"/>; touching ranges melt into one.</summary>
    public NodeCollection Join(NodeCollection other)
    {
        var joined = Ranges.ToBuilder();
        foreach (var range in other.Ranges)
        {
            var last = joined.Count > 0 ? joined[^1] : default;
            if (joined.Count > 0 && last.Population == range.Population && last.Start + last.Count == range.Start)
                joined[^1] = last with { Count = last.Count + range.Count };
            else
                joined.Add(range);
        }
        return new NodeCollection(joined.ToImmutable());
    }

    /// <summary>The ranges for which <paramref name="keep"/> holds.</summary>
    public NodeCollection Where(Func<NodeRange, bool> keep) => new([.. Ranges.Where(keep)]);

    /// <summary>Equal when the ranges are equal, in order.</summary>
    public bool Equals(NodeCollection? other) => other is not null && Ranges.SequenceEqual(other.Ranges);

    /// <inheritdoc/>
    public override int GetHashCode() => Ranges.Aggregate(0, HashCode.Combine);
}
