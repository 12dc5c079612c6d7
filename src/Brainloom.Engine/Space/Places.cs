using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Brainloom.Engine;

/// <summary>Where the neurons of a collection are.</summary>
public sealed class Places
{
    readonly ImmutableArray<(int End, int Shift, Positions Positions)> parts;

    // what was found out about the places, by what was asked
    readonly ConcurrentDictionary<object, Lazy<object>> known = new();

    /// <summary>The places of all neurons of a population.</summary>
    internal Places(Positions positions) : this([(positions.Count, 0, positions)], positions.Period) { }

    Places(ImmutableArray<(int End, int Shift, Positions Positions)> parts, Point period) => (this.parts, Period) = (parts, period);

    /// <summary>The places; null when a population of the collection has no positions.</summary>
    /// <param name="nodes">The neurons.</param>
    /// <param name="population">Positions of a population.</param>
    public static Places? Of(NodeCollection nodes, Func<int, Positions?> population)
    {
        if (nodes.Ranges is [{ Start: 0 } whole] && population(whole.Population) is { } all && all.Count == whole.Count) return all.Places;
        var parts = ImmutableArray.CreateBuilder<(int, int, Positions)>(nodes.Ranges.Length);
        int end = 0;
        Point? period = null;
        foreach (var range in nodes.Ranges)
        {
            if (population(range.Population) is not { } positions) return null;
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

    /// <summary>The grids whose neurons these are, where they are all neurons of grids; otherwise none.</summary>
    internal ImmutableArray<GridPositions> Grids
    {
        get
        {
            var grids = ImmutableArray.CreateBuilder<GridPositions>(parts.Length);
            int first = 0;
            foreach (var (end, shift, positions) in parts)
            {
                if (positions is not GridPositions grid || first + shift != 0 || end - first != grid.Count) return [];
                grids.Add(grid);
                first = end;
            }
            return grids.MoveToImmutable();
        }
    }

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

    /// <summary>The smallest box that holds all.</summary>
    internal (Point Low, Point High) Box => ((Point, Point))known.GetOrAdd("box", _ => new Lazy<object>(() => Enclosed())).Value;

    (Point Low, Point High) Enclosed()
    {
        if (Count == 0) return default;
        var (low, high) = (this[0], this[0]);
        for (int i = 1; i < Count; i++)
        {
            var place = this[i];
            low = new Point(Math.Min(low.X, place.X), Math.Min(low.Y, place.Y), Math.Min(low.Z, place.Z));
            high = new Point(Math.Max(high.X, place.X), Math.Max(high.Y, place.Y), Math.Max(high.Z, place.Z));
        }
        return (low, high);
    }

    /// <summary>The places sorted along some axes.</summary>
    internal PlaceTree Tree(Axes axes) => (PlaceTree)known.GetOrAdd(axes, _ => new Lazy<object>(() => new PlaceTree(this, axes))).Value;

    /// <summary>A sum over these places that is made once.</summary>
    internal double Sum(object of, Func<double> sum) => (double)known.GetOrAdd(of, _ => new Lazy<object>(() => sum())).Value;

    /// <summary>The period along each axis where both are equal; 0 along the others.</summary>
    public static Point Common(Point a, Point b) => new(a.X == b.X ? a.X : 0, a.Y == b.Y ? a.Y : 0, a.Z == b.Z ? a.Z : 0);
}
