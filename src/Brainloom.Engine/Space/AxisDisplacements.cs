namespace Brainloom.Engine;

/// <summary>Displacements along one axis between the sites of two grids, and how many pairs of sites have each.</summary>
/// <remarks>Displacements that fall into one of <see cref="Bins"/> equal parts count as their mean.</remarks>
/// <param name="Values">Displacements [mm], padded with the last to whole packs.</param>
/// <param name="Pairs">As many numbers of pairs; 0 for those that pad.</param>
/// <param name="Count">Number of displacements, without padding.</param>
sealed record AxisDisplacements(float[] Values, double[] Pairs, int Count)
{
    /// <summary>Parts of the range of displacements: small against kernels that a grid can follow.</summary>
    public const int Bins = 1024;

    /// <summary>The one displacement that stands for all, along an axis that does not count.</summary>
    public static AxisDisplacements Whatever(double pairs) => Padded([(0, pairs)]);

    /// <summary>Displacements from each source to each target.</summary>
    /// <param name="sources">Places of sources [mm].</param>
    /// <param name="targets">Places of targets [mm].</param>
    /// <param name="period">Length after which space repeats itself [mm]; 0 where it ends.</param>
    /// <param name="even">Whether a displacement and its mirror image are the same.</param>
    public static AxisDisplacements Of(double[] sources, double[] targets, double period, bool even)
    {
        double farthest = period > 0 ? period / 2 : Math.Max(Math.Abs(targets.Max() - sources.Min()), Math.Abs(targets.Min() - sources.Max()));
        double low = even ? 0 : -farthest, perBin = farthest > low ? Bins / (farthest - low) * (1 - 1e-12) : 0;
        var pairs = new double[Bins];
        var sums = new double[Bins];
        foreach (double source in sources)
            foreach (double target in targets)
            {
                double displacement = target - source;
                if (period > 0) displacement -= period * Math.Round(displacement / period);
                if (even) displacement = Math.Abs(displacement);
                int bin = Math.Clamp((int)((displacement - low) * perBin), 0, Bins - 1);
                pairs[bin]++;
                sums[bin] += displacement;
            }
        return Padded([.. Enumerable.Range(0, Bins).Where(bin => pairs[bin] > 0).Select(bin => (sums[bin] / pairs[bin], pairs[bin]))]);
    }

    /// <summary>Those that matter: without displacements that together have less than a part of all.</summary>
    /// <param name="bounds">For each displacement, a number that the kernel does not exceed.</param>
    /// <param name="negligible">The part.</param>
    public AxisDisplacements Where(ReadOnlySpan<float> bounds, double negligible)
    {
        double all = 0;
        for (int i = 0; i < Count; i++) all += bounds[i] * Pairs[i];
        var kept = new List<(double, double)>();
        for (int i = 0; i < Count; i++)
            if (bounds[i] > 0 && !(bounds[i] * Pairs[i] * Count <= negligible * all)) kept.Add((Values[i], Pairs[i]));
        return kept.Count == Count ? this : Padded(kept);
    }

    static AxisDisplacements Padded(List<(double Value, double Pairs)> found)
    {
        int padded = (int)Arena.Up(found.Count, PlaceTree.Pad);
        var values = new float[padded];
        var pairs = new double[padded];
        for (int i = 0; i < found.Count; i++) (values[i], pairs[i]) = ((float)found[i].Value, found[i].Pairs);
        if (found.Count > 0) values.AsSpan(found.Count).Fill(values[found.Count - 1]);
        return new AxisDisplacements(values, pairs, found.Count);
    }
}
