using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine.Synapses;

/// <summary>Delivery adds what a loop over synapses would add.</summary>
public unsafe class DeliveryTests
{
    const int Targets = 1000, Lists = 40;

    public static TheoryData<string> Encodings => [.. Enum.GetNames<SynapseEncoding>()];

    [Theory, MemberData(nameof(Encodings))]
    public void Every_synapse_is_added_once(string name)
    {
        var encoding = Enum.Parse<SynapseEncoding>(name);
        const int Common = -345;
        bool whole = encoding is SynapseEncoding.Uniform or SynapseEncoding.Compact;
        var random = new Random(5);
        var expected = new double[Targets];
        using var memory = new Scratch<byte>();
        memory.Reserve(1 << 20);
        var segments = new Segment[Lists + Delivery.Ahead];
        byte* at = memory.First;
        long synapses = 0;
        for (int list = 0; list < Lists; list++)
        {
            // lengths around those of unrolled loops, each list at its own address
            int count = list;
            segments[list] = new Segment(at, count);
            synapses += count;
            for (int i = 0; i < count; i++, at += encoding.Bytes())
            {
                int target = random.Next(Targets);
                double weight = encoding == SynapseEncoding.Uniform ? Common : whole ? random.Next(ushort.MaxValue + 1) : random.Next(-1000, 1000) / 8.0;
                expected[target] += encoding == SynapseEncoding.Compact ? weight * Common : weight;
                if (encoding == SynapseEncoding.Uniform) *(ushort*)at = (ushort)target;
                else if (encoding == SynapseEncoding.Compact) *(uint*)at = (uint)target | (uint)weight << 16;
                else *(int*)at = target;
                if (encoding == SynapseEncoding.Single) *(float*)(at + 4) = (float)weight;
                if (encoding == SynapseEncoding.Double) *(double*)(at + 4) = weight;
            }
        }

        var sums = stackalloc double[Targets];
        new Span<double>(sums, Targets).Clear();
        fixed (Segment* first = segments) Assert.Equal(synapses, Delivery.Add(encoding, Common, sums, first, Lists));

        // eighths are exact in single precision, so that order does not matter
        for (int i = 0; i < Targets; i++)
            Assert.Equal(expected[i], whole ? ((int*)sums)[i] : encoding == SynapseEncoding.Single ? ((float*)sums)[i] : sums[i]);
    }
}
