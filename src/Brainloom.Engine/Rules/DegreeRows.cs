namespace Brainloom.Engine;

/// <summary>Rows with a given number of partners, drawn in proportion to a kernel of where they are, within a mask.</summary>
/// <remarks>
/// A stretch of candidates is chosen in proportion to its number times its bound, then a neuron of it; it counts with probability
/// value/bound. A row without any possible partner stays empty.
/// </remarks>
/// <param name="space">Both sides, kernel and mask.</param>
/// <param name="axis">The side to which rows belong.</param>
/// <param name="degree">Partners per row.</param>
/// <param name="others">Whether a row's own neuron is left out.</param>
/// <param name="distinct">Whether a partner is drawn at most once.</param>
sealed class DegreeRows(SpatialShape space, Axis axis, int degree, bool others, bool distinct) : IRows
{
    const int Patience = 32;

    readonly SpatialShape space = space;

    /// <inheritdoc/>
    public Axis Axis { get; } = axis;

    /// <inheritdoc/>
    public void Connect(int row, ref RandomStream random, ref RowWriter partners)
    {
        var draw = partners.Own(this, static rows => new Lottery(rows.space.Search(rows.Axis, relative: true)));
        draw.Find((Axis == Axis.Source ? space.Shape.SourcePlaces! : space.Shape.TargetPlaces!)[row]);
        var marks = distinct ? partners.Marks((Axis == Axis.Source ? space.Shape.Targets : space.Shape.Sources)) : default;
        int first = partners.Count, misses = 0;
        while (partners.Count - first < degree)
        {
            int before = partners.Count;
            draw.Try(degree - (before - first), ref random, ref partners, others ? row : -1, marks);
            if (partners.Count > before) misses = 0;
            // only many misses in a row are worth asking every candidate
            if (partners.Count > before || ++misses < Patience) continue;
            misses = 0;
            int possible = draw.Possible(others ? row : -1);
            if (possible == 0) break;
            if (distinct && partners.Count - first >= possible)
                throw new ArgumentException($"neuron {row} has only {possible} candidates within reach, and {degree} different ones are asked for; widen the mask, lower the degree or set allow_multapses to true");
        }
        if (distinct)
            foreach (int partner in partners.Partners[first..]) marks[partner >> 6] = 0;
    }

    /// <summary>Draws of one thread.</summary>
    sealed class Lottery(CandidateSearch search)
    {
        const int Most = 256;

        readonly int[] found = new int[Most];
        readonly float[] bounds = new float[Most], values = new float[Most];
        double[] sums = [];
        int generation, stretches;
        Point place;

        public void Find(Point place)
        {
            this.place = place;
            var candidates = search.Find(place);
            if (generation == search.Generation) return;
            generation = search.Generation;
            stretches = candidates.Length;
            if (sums.Length < stretches) sums = new double[stretches * 3 / 2];
            double sum = 0;
            for (int i = 0; i < stretches; i++) sums[i] = sum += candidates[i].Count * (double)candidates[i].Bound;
        }

        // up to so many new partners, at most as many as fit a batch
        public void Try(int missing, ref RandomStream random, ref RowWriter partners, int own, Span<ulong> marks)
        {
            if (stretches == 0) return;
            var candidates = search.Find(place);
            int count = Math.Min(missing, Most);
            bool inexact = false;
            for (int i = 0; i < count; i++)
            {
                double at = random.Uniform() * sums[stretches - 1];
                int stretch = Array.BinarySearch(sums, 0, stretches, at);
                stretch = Math.Min(stretch < 0 ? ~stretch : stretch + 1, stretches - 1);
                var chosen = candidates[stretch];
                double within = (at - (stretch > 0 ? sums[stretch - 1] : 0)) / chosen.Bound;
                found[i] = chosen.First + Math.Clamp((int)within, 0, chosen.Count - 1);
                bounds[i] = chosen.IsExact ? 0 : chosen.Bound;
                inexact |= !chosen.IsExact;
            }
            if (inexact) search.Evaluate(found.AsSpan(0, count), values);
            for (int i = 0; i < count; i++)
            {
                int partner = search.Order[found[i]];
                if (partner == own || (bounds[i] > 0 && random.Uniform() * bounds[i] >= values[i])) continue;
                if (!marks.IsEmpty)
                {
                    ulong bit = 1UL << (partner & 63);
                    if ((marks[partner >> 6] & bit) != 0) continue;
                    marks[partner >> 6] |= bit;
                }
                partners.Add(partner);
            }
        }

        // number of neurons that can be drawn
        public int Possible(int own)
        {
            int possible = 0;
            foreach (var stretch in search.Find(place))
                for (int start = 0; start < stretch.Count; start += Most)
                {
                    int count = Math.Min(Most, stretch.Count - start);
                    for (int i = 0; i < count; i++) found[i] = stretch.First + start + i;
                    search.Evaluate(found.AsSpan(0, count), values);
                    for (int i = 0; i < count; i++) possible += values[i] > 0 && search.Order[found[i]] != own ? 1 : 0;
                }
            return possible;
        }
    }
}
