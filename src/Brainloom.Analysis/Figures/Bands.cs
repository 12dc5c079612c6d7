using System.Collections.Immutable;

namespace Brainloom.Analysis;

/// <summary>Divides a height among populations, the first on top.</summary>
public static class Bands
{
    /// <summary>Bands whose heights follow the sizes, but are never lower than <paramref name="lowest"/> where there is room.</summary>
    public static ImmutableArray<Rect> BySize(Rect area, IReadOnlyList<int> sizes, double lowest, double gap)
    {
        double available = area.Height - gap * (sizes.Count - 1);
        lowest = Math.Min(lowest, available / sizes.Count);
        var heights = new double[sizes.Count];

        // raise the lowest bands until the others share what remains in proportion
        var raised = new HashSet<int>();
        for (bool changed = true; changed;)
        {
            changed = false;
            double rest = available - raised.Count * lowest;
            double total = Enumerable.Range(0, sizes.Count).Where(i => !raised.Contains(i)).Sum(i => (double)Math.Max(sizes[i], 1));
            for (int i = 0; i < sizes.Count; i++)
            {
                if (raised.Contains(i)) continue;
                heights[i] = rest * Math.Max(sizes[i], 1) / total;
                if (heights[i] >= lowest) continue;
                heights[i] = lowest;
                changed = raised.Add(i);
            }
        }
        return Stack(area, heights, gap);
    }

    /// <summary>Bands of equal height.</summary>
    public static ImmutableArray<Rect> Equal(Rect area, int count, double gap) =>
        Stack(area, Enumerable.Repeat((area.Height - gap * (count - 1)) / count, count), gap);

    private static ImmutableArray<Rect> Stack(Rect area, IEnumerable<double> heights, double gap)
    {
        var bands = ImmutableArray.CreateBuilder<Rect>();
        double top = area.Top;
        foreach (double height in heights)
        {
            bands.Add(new Rect(area.Left, top, area.Width, height));
            top += height + gap;
        }
        return bands.ToImmutable();
    }
}
