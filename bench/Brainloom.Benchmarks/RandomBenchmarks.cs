using BenchmarkDotNet.Attributes;
using Brainloom.Engine;

namespace Brainloom.Benchmarks;

/// <summary>Random words and what is made of them; times are per number.</summary>
public class RandomBenchmarks
{
    const int Count = 4096;
    readonly uint[] words = new uint[Count];
    readonly int[] numbers = new int[Count];
    readonly float[] values = new float[Count];
    readonly Sampler normal = new(new Normal { mean = 88, std = 8.8, Minimum = 0 }), lognormal = new(new LogNormal { mu = 0, sigma = 1 });
    RandomStream stream = new CounterRandom(1, "benchmark").Element(0);

    [Benchmark(OperationsPerInvoke = Count)]
    public void Words() => stream.Fill(words);

    [Benchmark(OperationsPerInvoke = Count)]
    public void WholeNumbers() => stream.Below(20_683, numbers);

    [Benchmark(OperationsPerInvoke = Count)]
    public void Normals() => normal.Draw(words, values);

    [Benchmark(OperationsPerInvoke = Count)]
    public void LogNormals() => lognormal.Draw(words, values);
}
