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
    sealed class Walk(CandidateSearch search, bool once)
    {
        const int Most = 256, Fewest = 32;

        // candidates found, in the order of the tree, with the bound that led to them; 0 where it is exact
        readonly int[] found = new int[Most];
        readonly float[] bounds = new float[Most], values = new float[Most], exponentials = new float[Most];
        readonly uint[] words = new uint[Most];
        double[] hazards = [];
        int generation, count, own, next, drawn, batch;
        bool inexact;
        Point place;

        public void Start(Point place, int own)
        {
            (this.place, this.own) = (place, own);
            (count, next, drawn, batch, inexact) = (0, 0, 0, Fewest, false);
        }

        public void Go(ref RandomStream random, ref RowWriter partners)
        {
            var candidates = search.Find(place);
            if (generation != search.Generation) Weigh(candidates);
            double ahead = Next(ref random);
            for (int i = 0; i < candidates.Length; i++)
            {
                double hazard = hazards[i];
                int neurons = candidates[i].Count;
                if (double.IsPositiveInfinity(hazard))
                {
                    for (int k = 0; k < neurons; k++) Add(candidates[i], k, ref random, ref partners);
                    continue;
                }
                double inverse = 1 / hazard, at = ahead * inverse;
                if (once)
                    while (at < neurons)
                    {
                        int k = (int)at;
                        Add(candidates[i], k, ref random, ref partners);
                        at = k + 1 + Next(ref random) * inverse;
                    }
                else
                    while (at < neurons)
                    {
                        Add(candidates[i], (int)at, ref random, ref partners);
                        at += Next(ref random) * inverse;
                    }
                ahead = (at - neurons) * hazard;
            }
            Flush(ref random, ref partners);
        }

        void Weigh(ReadOnlySpan<Candidates> candidates)
        {
            generation = search.Generation;
            if (hazards.Length < candidates.Length) hazards = new double[candidates.Length * 3 / 2];
            for (int i = 0; i < candidates.Length; i++)
                hazards[i] = !once ? candidates[i].Bound : candidates[i].Bound >= 1 ? double.PositiveInfinity : -LogOfRest(candidates[i].Bound);
        }

        // ln(1 - p), with the same bits on every machine; a series where 1 - p would lose digits
        static double LogOfRest(double p)
        {
            if (p < 1e-4) return -p * (1 + p * (.5 + p / 3));
            return Unsafe.BitCast<Double1, double>(LaneMath.Log(Double1.Create(1 - p)));
        }

        void Add(in Candidates candidates, int k, ref RandomStream random, ref RowWriter partners)
        {
            if (count == Most) Flush(ref random, ref partners);
            found[count] = candidates.First + k;
            bounds[count++] = candidates.IsExact ? 0 : once ? Math.Min(candidates.Bound, 1) : candidates.Bound;
            inexact |= !candidates.IsExact;
        }

        // the candidates that count become partners
        void Flush(ref RandomStream random, ref RowWriter partners)
        {
            if (inexact)
            {
                random.Fill(words.AsSpan(0, count));
                search.Evaluate(found.AsSpan(0, count), values);
                int kept = 0;
                for (int i = 0; i < count; i++)
                {
                    float u = ((words[i] >> 9) + .5f) * (1f / (1 << 23));
                    found[kept] = found[i];
                    kept += u * bounds[i] < values[i] ? 1 : 0;
                }
                count = kept;
            }
            var order = search.Order;
            var place = partners.Append(count);
            int written = 0;
            for (int i = 0; i < count; i++)
            {
                int partner = order[found[i]];
                place[written] = partner;
                written += partner != own ? 1 : 0;
            }
            partners.Truncate(partners.Count - count + written);
            (count, inexact) = (0, false);
        }

        // exponential numbers of mean 1, made in growing batches
        double Next(ref RandomStream random)
        {
            if (next == drawn)
            {
                random.Fill(words.AsSpan(0, batch));
                if (Vector512.IsHardwareAccelerated) Exponentials<Float16>(batch);
                else if (Vector256.IsHardwareAccelerated) Exponentials<Float8>(batch);
                else Exponentials<Float4>(batch);
                (next, drawn, batch) = (0, batch, Math.Min(Most, batch * 2));
            }
            return exponentials[next++];
        }

        unsafe void Exponentials<V>(int number) where V : unmanaged, ILanes<V>
        {
            var packs = MemoryMarshal.Cast<float, V>(exponentials.AsSpan(0, number));
            fixed (uint* word = words)
                for (int i = 0; i < packs.Length; i++)
                    packs[i] = V.Create(0) - LaneMath.Log(V.LoadUniform(word + i * V.Width));
        }
    }
}
