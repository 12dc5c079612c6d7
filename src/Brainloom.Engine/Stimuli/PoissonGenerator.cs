using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Brainloom.Engine;

/// <summary>Spikes of a Poisson process; each target neuron receives its own, independent train.</summary>
/// <remarks>
/// The number of spikes in a step has the Poisson distribution of mean rate · dt. It is read off 16 random bits by comparison with the
/// cumulative probabilities; where these bits do not decide, which is rare, 32 more do, so that probabilities are exact to 2⁻⁴⁸. Means
/// above 8 are drawn in equal parts. With delay d, spikes arrive in the steps that end from start + d + dt to stop + d.
/// </remarks>
[Stimulus("poisson_generator"), Counterpart("nest", "poisson_generator")]
[Citation("10.4249/scholarpedia.1430", "Gewaltig and Diesmann 2007, NEST")]
public sealed record PoissonGenerator : IStimulus
{
    const double LargestPart = 8;

    /// <summary>Mean rate of each train.</summary>
    [Unit("Hz"), NonNegative, Scales(0, 1)] public double rate { get; init; }

    /// <summary>Time of activation.</summary>
    [Unit("ms"), NonNegative] public double start { get; init; }

    /// <summary>Time of deactivation.</summary>
    [Unit("ms"), NonNegative] public double stop { get; init; } = double.PositiveInfinity;

    /// <inheritdoc/>
    public bool InjectsCurrent => false;

    /// <inheritdoc/>
    public StimulusAction Prepare(StimulusSite site) => new Action(this, site);

    sealed class Action : StimulusAction
    {
        // neurons per block of random words, two neurons to a word; and blocks drawn at a time
        const int BlockNeurons = 64, BlocksAtOnce = 16, WordsPerBlock = BlockNeurons / 2;

        readonly StimulusSite site;
        readonly long first, last;
        readonly ulong[] boundaries;
        readonly short[] upper;
        readonly ImmutableArray<(CounterRandom Random, CounterRandom Further)> parts;

        public Action(PoissonGenerator generator, StimulusSite site)
        {
            this.site = site;
            first = site.StepAt(generator.start) + site.Delay + 1;
            last = generator.rate > 0 ? site.StepAt(generator.stop) + site.Delay : 0;
            double mean = generator.rate * site.TimeStep / 1000;
            int count = Math.Max(1, (int)Math.Ceiling(mean / LargestPart));
            parts = [.. Enumerable.Range(0, count).Select(part => (site.Random.For($"part {part}"), site.Random.For($"part {part}, further bits")))];

            // 48 bits stand for more than k spikes when they reach the probability of at most k
            var reached = new List<ulong>();
            double term = Math.Exp(-mean / count), cumulative = term;
            for (int k = 1; cumulative * (1UL << 48) < (1UL << 48) - 1 && term > 0; k++)
            {
                reached.Add((ulong)(cumulative * (1UL << 48)));
                cumulative += term *= mean / count / k;
            }
            boundaries = [.. reached];
            // the upper 16 bits of each, in the order of signed numbers; all that have only ones need one comparison
            var all = boundaries.Select(boundary => (short)((int)(boundary >> 32) + short.MinValue));
            upper = [.. all.Where(edge => edge < short.MaxValue), short.MaxValue];
        }

        [SkipLocalsInit]
        public override unsafe void Act(long step)
        {
            if (step < first || step > last) return;
            uint* words = stackalloc uint[BlocksAtOnce * WordsPerBlock];
            short* spikes = stackalloc short[BlocksAtOnce * BlockNeurons];
            int firstBlock = site.First / BlockNeurons, endBlock = (site.First + site.Count + BlockNeurons - 1) / BlockNeurons;
            foreach (var (random, further) in parts)
                for (int block = firstBlock; block < endBlock; block += BlocksAtOnce)
                {
                    int blocks = Math.Min(BlocksAtOnce, endBlock - block);
                    Philox.Fill(new Span<uint>(words, blocks * WordsPerBlock), (uint)block * (WordsPerBlock / 4), (uint)step, (uint)random.Object, (uint)(random.Object >> 32), random.Seed);
                    Count((short*)words, spikes, blocks * BlockNeurons, block * BlockNeurons, step, further);
                    site.Add(block * BlockNeurons - site.First, spikes, blocks * BlockNeurons);
                }
        }

        // the number of spikes of each of some neighbouring neurons, from 16 random bits each
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        unsafe void Count(short* bits, short* spikes, int count, int firstNeuron, long step, CounterRandom further)
        {
            int edgeCount = upper.Length;
            fixed (short* edges = upper)
                for (int i = 0; i < count; i += 32)
                {
                    Vector256<short> a = Vector256.Load(bits + i), b = Vector256.Load(bits + i + 16), spikesA = default, spikesB = default, undecided = default;
                    for (int k = 0; k < edgeCount; k++)
                    {
                        var edge = Vector256.Create(edges[k]);
                        spikesA -= Vector256.GreaterThan(a, edge);
                        spikesB -= Vector256.GreaterThan(b, edge);
                        undecided |= Vector256.Equals(a, edge) | Vector256.Equals(b, edge);
                    }
                    spikesA.Store(spikes + i);
                    spikesB.Store(spikes + i + 16);
                    if (undecided != default) Decide(bits + i, spikes + i, firstNeuron + i, step, further);
                }
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        unsafe void Decide(short* bits, short* spikes, int firstNeuron, long step, CounterRandom further)
        {
            for (int i = 0; i < 32; i++)
            {
                if (!upper.AsSpan().Contains(bits[i])) continue;
                uint c0 = (uint)(firstNeuron + i), c1 = (uint)step, c2 = (uint)further.Object, c3 = (uint)(further.Object >> 32);
                Philox.Block(ref c0, ref c1, ref c2, ref c3, further.Seed);
                ulong all = (ulong)(bits[i] - short.MinValue) << 32 | c0;
                spikes[i] = 0;
                foreach (ulong boundary in boundaries)
                    if (all >= boundary) spikes[i]++;
            }
        }
    }
}
