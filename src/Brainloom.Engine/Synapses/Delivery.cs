using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Brainloom.Engine;

/// <summary>Adds the weights of due segments to the accumulators of a block: the loops in which a simulation spends its time.</summary>
/// <remarks>
/// Sums of whole numbers do not depend on order; in floating point the order is that of the segments: by step of the spike, then by
/// source neuron. The synapses of a segment some places ahead are fetched while the current one is added.
/// </remarks>
static unsafe class Delivery
{
    /// <summary>Entries behind the end of a list of segments that may be read, though not used.</summary>
    public const int Ahead = 6;

    /// <summary>Adds all segments and returns the number of synapses.</summary>
    /// <param name="encoding">How the synapses are written.</param>
    /// <param name="weight">Their common weight, for <see cref="SynapseEncoding.Uniform"/>; one step of their weights, for <see cref="SynapseEncoding.Compact"/>.</param>
    /// <param name="accumulators">Accumulators of the block.</param>
    /// <param name="segments">Segments; <see cref="Ahead"/> more may be read.</param>
    /// <param name="count">Number of segments.</param>
    public static long Add(SynapseEncoding encoding, int weight, void* accumulators, Segment* segments, int count) => encoding switch
    {
        SynapseEncoding.Compact => Compact((int*)accumulators, weight, segments, count),
        SynapseEncoding.Uniform => Uniform((int*)accumulators, weight, segments, count),
        SynapseEncoding.Single => Single((float*)accumulators, segments, count),
        _ => Double((double*)accumulators, segments, count),
    };

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    static long Compact(int* accumulators, int step, Segment* segments, int count)
    {
        long synapses = 0;
        for (int i = 0; i < count; i++)
        {
            Fetch(segments[i + Ahead].Synapses);
            uint* s = (uint*)segments[i].Synapses, end = s + segments[i].Count;
            synapses += segments[i].Count;
            for (; s + 4 <= end; s += 4)
            {
                uint s0 = s[0], s1 = s[1], s2 = s[2], s3 = s[3];
                accumulators[(ushort)s0] += (int)(s0 >> 16) * step;
                accumulators[(ushort)s1] += (int)(s1 >> 16) * step;
                accumulators[(ushort)s2] += (int)(s2 >> 16) * step;
                accumulators[(ushort)s3] += (int)(s3 >> 16) * step;
            }
            for (; s < end; s++) accumulators[(ushort)*s] += (int)(*s >> 16) * step;
        }
        return synapses;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    static long Uniform(int* accumulators, int weight, Segment* segments, int count)
    {
        long synapses = 0;
        for (int i = 0; i < count; i++)
        {
            Fetch(segments[i + Ahead].Synapses);
            ushort* s = (ushort*)segments[i].Synapses, end = s + segments[i].Count;
            synapses += segments[i].Count;
            for (; s + 4 <= end; s += 4)
            {
                ulong four = *(ulong*)s;
                accumulators[(ushort)four] += weight;
                accumulators[(ushort)(four >> 16)] += weight;
                accumulators[(ushort)(four >> 32)] += weight;
                accumulators[four >> 48] += weight;
            }
            for (; s < end; s++) accumulators[*s] += weight;
        }
        return synapses;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    static long Single(float* accumulators, Segment* segments, int count)
    {
        long synapses = 0;
        for (int i = 0; i < count; i++)
        {
            Fetch(segments[i + Ahead].Synapses);
            ulong* s = (ulong*)segments[i].Synapses;
            synapses += segments[i].Count;
            for (ulong* end = s + segments[i].Count; s < end; s++)
                accumulators[(uint)*s] += BitConverter.UInt32BitsToSingle((uint)(*s >> 32));
        }
        return synapses;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    static long Double(double* accumulators, Segment* segments, int count)
    {
        long synapses = 0;
        for (int i = 0; i < count; i++)
        {
            Fetch(segments[i + Ahead].Synapses);
            byte* s = segments[i].Synapses;
            synapses += segments[i].Count;
            for (byte* end = s + segments[i].Count * 12L; s < end; s += 12)
                accumulators[*(uint*)s] += *(double*)(s + 4);
        }
        return synapses;
    }

    // the first lines of a segment; where it is longer, the processor follows by itself
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Fetch(byte* address)
    {
        if (!Sse.IsSupported) return;
        Sse.Prefetch0(address);
        Sse.Prefetch0(address + 64);
        Sse.Prefetch0(address + 128);
        Sse.Prefetch0(address + 192);
    }
}
