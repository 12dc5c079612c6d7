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
        double[] hazards = [];
        int[] starts = [];
        float[] limits = [];
        int generation, own, next, drawn, batch, runs;
        Point place;

        public void Start(Point place, int own)
        {
            (this.place, this.own) = (place, own);
            (next, drawn, batch) = (0, 0, Fewest);
        }

        public void Go(ref RandomStream random, ref RowWriter partners)
        {
            var candidates = search.Find(place);
            if (generation != search.Generation) Weigh(candidates);
            int first = partners.Count;
            bool exact = true;
            runs = 0;
            double ahead = Next(ref random);
            for (int i = 0; i < candidates.Length; i++)
            {
                double hazard = hazards[i];
                if (ahead >= hazard * candidates[i].Count)
                {
                    ahead -= hazard * candidates[i].Count;
                    continue;
                }
                if (candidates[i].IsExact != exact) Note(partners.Count, exact = candidates[i].IsExact, candidates[i].Bound);
                else if (!exact) Note(partners.Count, exact, candidates[i].Bound);
                ahead = double.IsPositiveInfinity(hazard) ? All(candidates[i], ahead, ref partners)
                    : once ? Firsts(candidates[i], hazard, ahead, ref random, ref partners)
                    : Events(candidates[i], hazard, ahead, ref random, ref partners);
            }
            if (runs > 0) Thin(ref random, ref partners);

            // from the order of the tree to positions in the collection
            var added = partners.Partners[first..];
            int[] order = search.Order;
            for (int i = 0; i < added.Length; i++) added[i] = order[added[i]];
            if (own >= 0 && added.Contains(own)) Remove(first, ref partners);
        }

        static double All(in Candidates candidates, double ahead, ref RowWriter partners)
        {
            partners.AddRange(candidates.First, candidates.Count);
            return ahead;
        }

        // the first event in each neuron's part; what is ahead behind the last
        double Firsts(in Candidates candidates, double hazard, double ahead, ref RandomStream random, ref RowWriter partners)
        {
            int neurons = candidates.Count, first = candidates.First, written = 0;
            double inverse = 1 / hazard, at = ahead * inverse;
            fixed (int* to = partners.Append(neurons))
                while (at < neurons)
                {
                    int k = (int)at;
                    to[written++] = first + k;
                    at = k + 1 + Next(ref random) * inverse;
                }
            partners.Truncate(partners.Count - neurons + written);
            return (at - neurons) * hazard;
        }

        double Events(in Candidates candidates, double hazard, double ahead, ref RandomStream random, ref RowWriter partners)
        {
            int neurons = candidates.Count, first = candidates.First;
            double inverse = 1 / hazard, at = ahead * inverse;
            while (at < neurons)
            {
                partners.Add(first + (int)at);
                at += Next(ref random) * inverse;
            }
            return (at - neurons) * hazard;
        }

        // events from a place of the row on have this bound; 0 where all count
        void Note(int start, bool exact, float bound)
        {
            if (runs == starts.Length)
            {
                Array.Resize(ref starts, Math.Max(64, runs * 2));
                Array.Resize(ref limits, starts.Length);
            }
            starts[runs] = start;
            limits[runs++] = exact ? 0 : once ? Math.Min(bound, 1) : bound;
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

        void Weigh(ReadOnlySpan<Candidates> candidates)
        {
            generation = search.Generation;
            if (hazards.Length < candidates.Length) hazards = new double[candidates.Length * 3 / 2];
            for (int i = 0; i < candidates.Length; i++)
                hazards[i] = !once ? candidates[i].Bound : candidates[i].Bound >= 1 ? double.PositiveInfinity : -LogOfRest(candidates[i].Bound);
        }

        // ln(1 - p), with the same bits on every machine; a series where 1 - p would lose digits
        static double LogOfRest(double p) =>
            p < 1e-4 ? -p * (1 + p * (.5 + p / 3)) : Unsafe.BitCast<Double1, double>(LaneMath.Log(Double1.Create(1 - p)));

        // exponential numbers of mean 1, made in growing batches
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        double Next(ref RandomStream random)
        {
            if (next == drawn) Draw(ref random);
            return exponentials[next++];
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        void Draw(ref RandomStream random)
        {
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
