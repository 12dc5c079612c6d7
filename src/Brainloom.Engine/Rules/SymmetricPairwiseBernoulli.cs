using System.Numerics;
using System.Runtime.Intrinsics;

namespace Brainloom.Engine;

/// <summary>Each unordered pair of neurons of one collection is connected in both directions, or not at all, with the same probability.</summary>
/// <remarks>
/// A pair's random word is keyed by its smaller and its larger position, so that both neurons find the same answer. The cost follows the
/// pairs, not the connections. Probabilities are resolved to 2⁻³². There are no autapses and no multapses.
/// </remarks>
[ConnectionRule("symmetric_pairwise_bernoulli"), Counterpart("nest", "symmetric_pairwise_bernoulli")]
[Citation("10.1371/journal.pcbi.1010086", "Senk et al. 2022, connectivity concepts in neuronal network modeling")]
public sealed record SymmetricPairwiseBernoulli : IConnectionRule
{
    /// <summary>Probability that a pair is connected.</summary>
    [Unit("1"), Between(0, 1), Scales(-1, 1)] public required double p { get; init; }

    /// <inheritdoc/>
    public IRows Prepare(Shape shape, CounterRandom random) => new Rows(shape.Targets, p, random.For("pairs"));

    /// <inheritdoc/>
    public string? Impossible(Shape shape) => shape.Same
        ? null
        : "symmetric_pairwise_bernoulli connects a collection with itself; give the same neurons as source and target, or use pairwise_bernoulli";

    /// <inheritdoc/>
    public double ExpectedPairs(Shape shape) => (double)shape.Sources * shape.Partners(Axis.Source, autapses: false) * p;

    sealed class Rows(int neurons, double p, CounterRandom random) : IRows
    {
        readonly ulong threshold = (ulong)Math.Round(p * (1UL << 32));

        public Axis Axis => Axis.Source;

        public void Connect(int row, ref RandomStream _, ref RowWriter partners)
        {
            if (threshold == 0) return;
            var lane = Vector256.Create(0u, 1, 2, 3, 4, 5, 6, 7);
            var highest = Vector256.Create((uint)(threshold - 1));
            for (int first = 0; first < neurons; first += Vector256<uint>.Count)
            {
                var self = Vector256.Create((uint)row);
                var other = Vector256.Create((uint)first) + lane;
                Vector256<uint> c0 = Vector256.Min(self, other), c1 = Vector256.Max(self, other);
                Vector256<uint> c2 = Vector256.Create((uint)random.Object), c3 = Vector256.Create((uint)(random.Object >> 32));
                Philox.Blocks(ref c0, ref c1, ref c2, ref c3, random.Seed);

                var connected = Vector256.LessThanOrEqual(c0, highest) & ~Vector256.Equals(other, self) & Vector256.LessThan(other, Vector256.Create((uint)neurons));
                for (uint bits = connected.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
                    partners.Add(first + BitOperations.TrailingZeroCount(bits));
            }
        }
    }
}
