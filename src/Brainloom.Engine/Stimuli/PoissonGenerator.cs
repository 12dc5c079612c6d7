using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Brainloom.Engine;

/// <summary>Spikes of a Poisson process; each target neuron receives its own, independent train.</summary>
/// <remarks>
/// The number of spikes in a step has the Poisson distribution of mean rate · dt. It is read off a random word by comparison with the
/// cumulative probabilities, resolved to 2⁻³¹; means above 8 are drawn in equal parts. With delay d, spikes arrive in the steps that
/// end from start + d + dt to stop + d.
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
        readonly StimulusSite site;
        readonly long first, last;
        readonly int[] thresholds;
        readonly ImmutableArray<CounterRandom> parts;

        public Action(PoissonGenerator generator, StimulusSite site)
        {
            this.site = site;
            first = site.StepAt(generator.start) + site.Delay + 1;
            last = generator.rate > 0 ? site.StepAt(generator.stop) + site.Delay : 0;
            double mean = generator.rate * site.TimeStep / 1000;
            int count = Math.Max(1, (int)Math.Ceiling(mean / LargestPart));
            parts = [.. Enumerable.Range(0, count).Select(part => site.Random.For($"part {part}"))];

            // a word of 31 bits stands for more than k spikes when it reaches the probability of at most k
            var reached = new List<int>();
            double term = Math.Exp(-mean / count), cumulative = term;
            for (int k = 1; cumulative * (1u << 31) < int.MaxValue && term > 0; k++)
            {
                reached.Add((int)(cumulative * (1u << 31)));
                cumulative += term *= mean / count / k;
            }
            thresholds = [.. reached];
        }

        [SkipLocalsInit]
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override unsafe void Act(long step)
        {
            if (step < first || step > last) return;
            Span<uint> words = stackalloc uint[RandomStream.Batch];
            foreach (var part in parts)
                for (int group = site.First / 32; group * 32 < site.First + site.Count; group++)
                {
                    // word k of the group belongs to its neuron k
                    Philox.Fill(words, (uint)group * 8, (uint)step, (uint)part.Object, (uint)(part.Object >> 32), part.Seed);
                    for (int k = 0; k < 32; k += 8)
                    {
                        var word = Vector256.ShiftRightLogical(Vector256.Create<uint>(words.Slice(k, 8)), 1).AsInt32();
                        var spikes = Vector256<int>.Zero;
                        foreach (int threshold in thresholds) spikes -= Vector256.GreaterThanOrEqual(word, Vector256.Create(threshold));
                        site.Add(group * 32 + k - site.First, spikes);
                    }
                }
        }
    }
}
