using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Brainloom.Engine;

/// <summary>Rows of independent pairs whose probability, or mean number of connections, depends on where the two neurons are.</summary>
/// <remarks>
/// <para>
/// The candidates of a source are strung into one line. On it, connections are the events of a Poisson process with, per neuron, the
/// hazard -ln(1 - p) for pairs that connect at most once (the first event in a neuron's part counts) or the mean number of connections
/// (all count). One exponential number leads from each event to the next, so that the cost follows the connections.
/// </para>
/// <para>Where p differs among the candidates of a stretch, its bound makes the hazard, and an event counts with probability p/bound.</para>
/// </remarks>
/// <param name="space">Both sides, kernel and mask.</param>
/// <param name="others">Whether a row's own neuron is left out.</param>
/// <param name="once">Whether a pair connects at most once.</param>
sealed class IndependentRows(SpatialShape space, bool others, bool once) : IRows
{
    /// <inheritdoc/>
    public Axis Axis => Axis.Source;

    /// <inheritdoc/>
    public void Connect(int row, ref RandomStream random, ref RowWriter partners)
    {
        var walk = partners.Own(this, static rows => new Walk(rows.space.Search(Axis.Source), rows.once));
        walk.Start(space.Shape.SourcePlaces![row], others ? row : -1);
        walk.Go(ref random, ref partners);
    }

    readonly SpatialShape space = space;
    readonly bool once = once;

    /// <summary>The walk of one thread along the candidates of one source after the other.</summary>
    sealed unsafe class Walk(CandidateSearch search, bool once)
    {
        const int Most = 256, Fewest = 32;

        readonly float[] exponentials = new float[Most], values = new float[Most];
        readonly uint[] words = new uint[Most];
        float[] hazards = [];
        int[] starts = [];
        float[] limits = [];
        int generation, own, next, drawn, batch, runs;
        bool exact;
        Point place;

        public void Start(Point place, int own)
        {
            (this.place, this.own) = (place, own);
            (next, drawn, batch, runs) = (0, 0, Fewest, 0);
        }

        public void Go(ref RandomStream random, ref RowWriter partners)
        {
            var candidates = search.Find(place);
            if (generation != search.Generation) Weigh(candidates);
            int first = partners.Count;
            if (once) Firsts(candidates, ref random, ref partners);
            else Events(candidates, ref random, ref partners);
            if (runs > 0) Thin(ref random, ref partners);

            // from the order of the tree to positions in the collection
            var added = partners.Partners[first..];
            fixed (int* order = search.Order, to = added)
                for (int i = 0; i < added.Length; i++) to[i] = order[to[i]];
            if (own >= 0 && added.Contains(own)) Remove(first, ref partners);
        }

        // pairs connect at most once: the first event in each neuron's part
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        void Firsts(ReadOnlySpan<Candidates> candidates, ref RandomStream random, ref RowWriter partners)
        {
            double ahead = First(ref random, ref partners);
            fixed (float* exponential = exponentials, hazard = hazards)
            fixed (Candidates* stretch = candidates)
                for (int i = 0; i < candidates.Length; i++)
                {
                    int first = stretch[i].First, neurons = stretch[i].Count;
                    double each = hazard[i], length = each * neurons;
                    if (ahead >= length)
                    {
                        ahead -= length;
                        continue;
                    }
                    if (!(exact & stretch[i].IsExact)) Note(partners.Count, stretch[i]);
                    if (double.IsPositiveInfinity(each))
                    {
                        partners.AddRange(first, neurons);
                        partners.Room(Most);
                        continue;
                    }
                    double inverse = 1 / each, at = ahead * inverse;
                    do
                    {
                        int k = (int)at;
                        partners.AddUnchecked(first + k);
                        if (next == drawn) Draw(ref random, ref partners);
                        at = k + 1 + exponential[next++] * inverse;
                    }
                    while (at < neurons);
                    ahead = (at - neurons) * each;
                }
        }

        // each event is a connection
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        void Events(ReadOnlySpan<Candidates> candidates, ref RandomStream random, ref RowWriter partners)
        {
            double ahead = First(ref random, ref partners);
            fixed (float* exponential = exponentials)
            fixed (Candidates* stretch = candidates)
                for (int i = 0; i < candidates.Length; i++)
                {
                    int first = stretch[i].First, neurons = stretch[i].Count;
                    double each = stretch[i].Bound, length = each * neurons;
                    if (ahead >= length)
                    {
                        ahead -= length;
                        continue;
                    }
                    if (!(exact & stretch[i].IsExact)) Note(partners.Count, stretch[i]);
                    double inverse = 1 / each, at = ahead * inverse;
                    do
                    {
                        partners.AddUnchecked(first + (int)at);
                        if (next == drawn) Draw(ref random, ref partners);
                        at += exponential[next++] * inverse;
                    }
                    while (at < neurons);
                    ahead = (at - neurons) * each;
                }
        }

        double First(ref RandomStream random, ref RowWriter partners)
        {
            exact = true;
            Draw(ref random, ref partners);
            return exponentials[next++];
        }

        // events from a place of the row on have this bound; 0 where all count
        void Note(int start, in Candidates stretch)
        {
            if (runs == starts.Length)
            {
                Array.Resize(ref starts, Math.Max(64, runs * 2));
                Array.Resize(ref limits, starts.Length);
            }
            exact = stretch.IsExact;
            starts[runs] = start;
            limits[runs++] = exact ? 0 : once ? Math.Min(stretch.Bound, 1) : stretch.Bound;
        }

        // an event counts with probability value/bound
        void Thin(ref RandomStream random, ref RowWriter partners)
        {
            int kept = starts[0], run = 0;
            for (int start = kept, end = partners.Count; start < end;)
            {
                int count = Math.Min(Most, end - start);
                var events = partners.Partners;
                search.Evaluate(events.Slice(start, count), values);
                random.Fill(words.AsSpan(0, count));
                for (int i = 0; i < count; i++)
                {
                    while (run + 1 < runs && starts[run + 1] <= start + i) run++;
                    float u = ((words[i] >> 9) + .5f) * (1f / (1 << 23));
                    events[kept] = events[start + i];
                    kept += u * limits[run] < values[i] ? 1 : 0;
                }
                start += count;
            }
            partners.Truncate(kept);
        }

        void Remove(int first, ref RowWriter partners)
        {
            var added = partners.Partners;
            int kept = first;
            for (int i = first; i < added.Length; i++)
            {
                added[kept] = added[i];
                kept += added[i] != own ? 1 : 0;
            }
            partners.Truncate(kept);
        }

        // hazards of pairs that connect at most once
        void Weigh(ReadOnlySpan<Candidates> candidates)
        {
            generation = search.Generation;
            if (!once) return;
            int padded = (candidates.Length + PlaceTree.Pad - 1) / PlaceTree.Pad * PlaceTree.Pad;
            if (hazards.Length < padded) hazards = new float[padded * 3 / 2 / PlaceTree.Pad * PlaceTree.Pad + PlaceTree.Pad];
            for (int i = 0; i < candidates.Length; i++) hazards[i] = candidates[i].Bound;
            if (Vector512.IsHardwareAccelerated) Hazards<Float16>(padded);
            else if (Vector256.IsHardwareAccelerated) Hazards<Float8>(padded);
            else Hazards<Float4>(padded);
        }

        // -ln(1 - p); a series where 1 - p would lose digits
        void Hazards<V>(int number) where V : unmanaged, ILanes<V>
        {
            V one = V.Create(1), smallest = V.Create(1e-30), never = V.Create(0), always = V.Create(double.PositiveInfinity);
            foreach (ref V p in MemoryMarshal.Cast<float, V>(hazards.AsSpan(0, number)))
            {
                V series = p * V.Fma(p, V.Fma(p, V.Fma(p, V.Create(.25), V.Create(1.0 / 3)), V.Create(.5)), one);
                V logarithm = never - LaneMath.Log(V.Max(one - p, smallest));
                p = V.Select(V.GreaterOrEqual(p, one), always, V.Select(V.Greater(p, V.Create(.03)), logarithm, series));
            }
        }

        // exponential numbers of mean 1, made in growing batches; there is room for as many partners
        [MethodImpl(MethodImplOptions.NoInlining)]
        void Draw(ref RandomStream random, ref RowWriter partners)
        {
            partners.Room(Most);
            random.Fill(words.AsSpan(0, batch));
            if (Vector512.IsHardwareAccelerated) Exponentials<Float16>(batch);
            else if (Vector256.IsHardwareAccelerated) Exponentials<Float8>(batch);
            else Exponentials<Float4>(batch);
            (next, drawn, batch) = (0, batch, Math.Min(Most, batch * 2));
        }

        void Exponentials<V>(int number) where V : unmanaged, ILanes<V>
        {
            var packs = MemoryMarshal.Cast<float, V>(exponentials.AsSpan(0, number));
            fixed (uint* word = words)
                for (int i = 0; i < packs.Length; i++)
                    packs[i] = V.Create(0) - LaneMath.Log(V.LoadUniform(word + i * V.Width));
        }
    }
}
