using System.Collections.Immutable;

namespace Brainloom.Engine;

/// <summary>Where the neurons of a collection are.</summary>
public sealed class Places
{
    readonly ImmutableArray<(int End, int Shift, Positions Positions)> parts;

    Places(ImmutableArray<(int End, int Shift, Positions Positions)> parts, Point period) => (this.parts, Period) = (parts, period);

    /// <summary>The places; null when a population of the collection has no positions.</summary>
    public static Places? Of(NodeCollection nodes, IReadOnlyList<Positions?> populations)
    {
        var parts = ImmutableArray.CreateBuilder<(int, int, Positions)>(nodes.Ranges.Length);
        int end = 0;
        Point? period = null;
        foreach (var range in nodes.Ranges)
        {
            if (populations[range.Population] is not { } positions) return null;
            parts.Add((end + range.Count, range.Start - end, positions));
            end += range.Count;
            period = period is { } common ? Common(common, positions.Period) : positions.Period;
        }
        return new Places(parts.MoveToImmutable(), period ?? default);
    }

    /// <summary>Number of neurons.</summary>
    public int Count => parts.IsEmpty ? 0 : parts[^1].End;

    /// <summary>Lengths after which space repeats itself for all neurons [mm]; 0 along an axis that ends for some.</summary>
    public Point Period { get; }

    /// <summary>Place of the neuron at a position of the collection [mm].</summary>
    public Point this[int position]
    {
        get
        {
            int low = 0;
            for (int high = parts.Length - 1; low < high;)
            {
                int middle = (low + high) / 2;
                if (position < parts[middle].End) high = middle;
                else low = middle + 1;
            }
            return parts[low].Positions[position + parts[low].Shift];
        }
    }

    /// <summary>The period along each axis where both are equal; 0 along the others.</summary>
    public static Point Common(Point a, Point b) => new(a.X == b.X ? a.X : 0, a.Y == b.Y ? a.Y : 0, a.Z == b.Z ? a.Z : 0);
}
