using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;
using Brainloom.Engine;

namespace Brainloom.Benchmarks;

/// <summary>Adding due segments to accumulators; times are per synaptic event.</summary>
/// <remarks>Segments as in the microcircuit on two threads: 48 synapses onto 38,585 neurons, from rows that fill 256 MB.</remarks>
public unsafe class DeliveryBenchmarks
{
    const int Targets = 38_585, Length = 48, Segments = 1_000, Events = Length * Segments;
    const long Memory = 256L << 20;

    byte* rows;
    void* accumulators;
    Segment* segments;

    [Params((int)SynapseEncoding.Uniform, (int)SynapseEncoding.Compact, (int)SynapseEncoding.Single, (int)SynapseEncoding.Double)]
    public int Encoding { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var encoding = (SynapseEncoding)Encoding;
        var random = new Random(1);
        rows = (byte*)NativeMemory.AlignedAlloc((nuint)Memory, 1 << 21);
        accumulators = NativeMemory.AlignedAlloc(Targets * sizeof(double), 4096);
        NativeMemory.Clear(accumulators, Targets * sizeof(double));
        segments = (Segment*)NativeMemory.AllocZeroed(Segments + Delivery.Ahead, (nuint)sizeof(Segment));
        NativeMemory.Clear(rows, (nuint)Memory);
        for (int s = 0; s < Segments; s++)
        {
            byte* first = rows + random.NextInt64(Memory / 64 - Length) * 64;
            segments[s] = new Segment(first, Length);
            for (int k = 0; k < Length; k++)
            {
                byte* synapse = first + k * encoding.Bytes();
                int target = random.Next(Targets);
                if (encoding == SynapseEncoding.Uniform) *(ushort*)synapse = (ushort)target;
                else if (encoding == SynapseEncoding.Compact) *(uint*)synapse = (uint)(target | 100 << 16);
                else *(uint*)synapse = (uint)target;
            }
        }
    }

    [Benchmark(OperationsPerInvoke = Events)]
    public long Add() => Delivery.Add((SynapseEncoding)Encoding, 1, accumulators, segments, Segments);

    [GlobalCleanup]
    public void Cleanup()
    {
        NativeMemory.AlignedFree(rows);
        NativeMemory.AlignedFree(accumulators);
        NativeMemory.Free(segments);
    }
}
