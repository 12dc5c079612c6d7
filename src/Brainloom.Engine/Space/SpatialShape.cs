namespace Brainloom.Engine;

/// <summary>How a projection is limited in space: what a rule's kernel and mask say of the places of two collections.</summary>
/// <param name="Shape">The two sides, with places.</param>
/// <param name="Kernel">Values of displacements.</param>
/// <param name="Mask">Displacements that are possible; null for all.</param>
/// <param name="Wrap">Whether space repeats itself where both sides have the same period.</param>
sealed record SpatialShape(Shape Shape, Kernel Kernel, Mask? Mask, bool Wrap)
{
    // places that tell the sum over all
    const int Samples = 1024;

    // what a box may add to the sum of one source without being looked at
    const double Negligible = 1e-5;

    /// <summary>Why the projection cannot be limited in space; null when it can.</summary>
    public static string? Impossible(Shape shape, Kernel kernel, Mask? mask) =>
        kernel is ConstantKernel && mask is null ? null
        : shape.SourcePlaces is null ? "the source has no positions, which kernel and mask need; give its populations positions"
        : shape.TargetPlaces is null ? "the target has no positions, which kernel and mask need; give its populations positions"
        : null;

    /// <summary>Axes that kernel and mask look at.</summary>
    Axes Axes => Kernel.DependsOn | (Mask?.DependsOn ?? Axes.None);

    /// <summary>Lengths after which space repeats itself.</summary>
    public Point Period => Wrap ? Places.Common(Shape.SourcePlaces!.Period, Shape.TargetPlaces!.Period) : default;

    /// <summary>A search for the targets of a source, or the sources of a target.</summary>
    public CandidateSearch Search(Axis rows, double worthwhile = CandidateSearch.Worthwhile, bool relative = false) =>
        new((rows == Axis.Source ? Shape.TargetPlaces! : Shape.SourcePlaces!).Tree(Axes), Kernel, Mask, Period, rows == Axis.Source, worthwhile, relative);

    /// <summary>Sum of the kernel over all pairs that the mask lets connect: for rules of independent pairs, the expected number of connections.</summary>
    /// <remarks>Between grids, over their displacements (<see cref="GridSum"/>). Elsewhere exact where the sources have at most 1,024
    /// different places; otherwise that many sources stand for all.</remarks>
    /// <param name="others">Whether a neuron is no partner of itself.</param>
    /// <param name="highest">Values above count as this one.</param>
    public double Sum(bool others, double highest)
    {
        double sum = Shape.TargetPlaces!.Sum((Shape.SourcePlaces!, Kernel, Mask, Wrap, highest), () => SumOverPairs(highest));
        return others && Shape.Same ? sum - Shape.Sources * Math.Min(highest, Own) : sum;
    }

    // value from a neuron to itself
    double Own
    {
        get
        {
            if (Mask is null) return Kernel.Value(default);
            var inside = new Double1[1];
            Mask.Contains<Double1>(new Double1[1], new Double1[1], new Double1[1], inside);
            return Double1.Bits(Double1.Greater(inside[0], Double1.Create(0))) != 0 ? Kernel.Value(default) : 0;
        }
    }

    double SumOverPairs(double highest)
    {
        var (sourceGrids, targetGrids) = (Shape.SourcePlaces!.Grids, Shape.TargetPlaces!.Grids);
        if (!sourceGrids.IsEmpty && !targetGrids.IsEmpty)
        {
            var all = new GridSum(Kernel, Mask, highest);
            return sourceGrids.Sum(source => targetGrids.Sum(target => all.Over(source, target, Period)));
        }

        // neighbours often share a place
        var sources = new List<(Point Place, int Neurons)>();
        var places = Shape.SourcePlaces!;
        for (int i = 0; i < places.Count; i++)
            if (sources.Count > 0 && Alike(sources[^1].Place, places[i])) sources[^1] = (places[i], sources[^1].Neurons + 1);
            else sources.Add((places[i], 1));

        var search = Search(Axis.Source, Negligible);
        double sum = 0, neurons = 0;
        for (int k = 0; k < Math.Min(sources.Count, Samples); k++)
        {
            // the golden ratio spreads places evenly, whatever their order
            var (place, count) = sources.Count <= Samples ? sources[k] : sources[(int)(k * .6180339887498949 % 1 * sources.Count)];
            sum += count * OfOne(search, place, highest);
            neurons += count;
        }
        return neurons > 0 ? sum * places.Count / neurons : 0;
    }

    bool Alike(Point a, Point b) => ((Axes & Axes.X) == 0 || a.X == b.X) && ((Axes & Axes.Y) == 0 || a.Y == b.Y) && ((Axes & Axes.Z) == 0 || a.Z == b.Z);

    static double OfOne(CandidateSearch search, Point place, double highest)
    {
        Span<int> neurons = stackalloc int[64];
        Span<float> values = stackalloc float[64];
        double sum = 0;
        foreach (var candidates in search.Find(place))
        {
            if (candidates.IsExact)
            {
                sum += candidates.Count * Math.Min(candidates.Bound, highest);
                continue;
            }
            if (candidates.Count * (double)candidates.Bound <= Negligible * PlaceTree.Fanout) continue;
            for (int start = 0; start < candidates.Count; start += neurons.Length)
            {
                int count = Math.Min(neurons.Length, candidates.Count - start);
                for (int i = 0; i < count; i++) neurons[i] = candidates.First + start + i;
                search.Evaluate(neurons[..count], values);
                foreach (float value in values[..count]) sum += Math.Clamp(value, 0, highest);
            }
        }
        return sum;
    }
}
