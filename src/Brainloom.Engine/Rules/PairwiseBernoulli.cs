using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Brainloom.Engine;

/// <summary>Each pair is connected with the same probability, independently of the others, at most once.</summary>
/// <remarks>The number of targets between two connected ones is geometric, ⌊ln u / ln(1 - p)⌋ with u uniform, so that the cost follows the connections, not the pairs.</remarks>
[ConnectionRule("pairwise_bernoulli"), Counterpart("nest", "pairwise_bernoulli")]
[Citation("10.1371/journal.pcbi.1010086", "Senk et al. 2022, connectivity concepts in neuronal network modeling")]
public sealed record PairwiseBernoulli : IConnectionRule
{
    /// <summary>Probability that a pair is connected.</summary>
    [Unit("1"), Between(0, 1), Scales(-1, 1)] public required double p { get; init; }

    /// <summary>Whether a neuron may connect to itself where both sides are the same neurons.</summary>
    public bool allow_autapses { get; init; } = true;

    /// <inheritdoc/>
    public IRows Prepare(Shape shape, CounterRandom random) => new Rows(shape.Partners(Axis.Source, allow_autapses), shape.Same && !allow_autapses, p);

    /// <inheritdoc/>
    public string? Impossible(Shape shape) => null;

    /// <inheritdoc/>
    public double ExpectedPairs(Shape shape) => (double)shape.Sources * shape.Partners(Axis.Source, allow_autapses) * p;

    sealed class Rows(int eligible, bool others, double p) : IRows
    {
        const int Draws = RandomStream.Batch / 2;

        readonly double scale = 1 / double.LogP1(-p);

        public Axis Axis => Axis.Source;

        public void Connect(int row, ref RandomStream random, ref RowWriter partners)
        {
            if (p <= 0) return;
            Span<double> gaps = stackalloc double[Draws];
            for (double next = 0; next < eligible;)
            {
                DrawGaps(gaps, ref random);
                foreach (double gap in gaps)
                {
                    next += gap;
                    if (next >= eligible) break;
                    partners.Add((int)next);
                    next++;
                }
            }
            if (others) partners.SkipOver(row);
        }

        void DrawGaps(Span<double> gaps, ref RandomStream random)
        {
            random.Fill(MemoryMarshal.Cast<double, uint>(gaps));
            var bits = MemoryMarshal.Cast<double, ulong>(gaps);
            for (int i = 0; i < Draws; i += Vector256<double>.Count)
            {
                // 52 random bits behind the exponent of one make a number in [1, 2)
                var word = Vector256.ShiftRightLogical(Vector256.Create<ulong>(bits[i..]), 12);
                var u = Vector256.Create(2.0) - (word | Vector256.Create(1.0).AsUInt64()).AsDouble();
                Vector256.Floor(Vector256.Log(u) * scale).CopyTo(gaps[i..]);
            }
        }
    }
}
