using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Brainloom.Engine;

/// <summary>Draws from a distribution within its bounds: one random word makes one value.</summary>
/// <remarks>
/// A word gives a uniform number u of 23 bits. When values outside the bounds are drawn again, u is mapped to the interval between
/// the probabilities of the bounds, which gives exactly the truncated distribution. Probabilities are held within 2⁻²⁴ of 0 and 1:
/// a normal value, say, differs from the mean by at most 5.29 standard deviations. In single precision, a mapped probability is
/// rounded to 2⁻²⁴, which can be seen in the far upper tail. Values do not depend on the width of the
/// machine's vectors.
/// </remarks>
public sealed class Sampler
{
    const double SmallestProbability = 1.0 / (1 << 24);

    // packs shaped at a time, so that they stay in the nearest cache
    const int Block = 256;

    // nodes of an integral over u, equidistant in the standard normal variable, where quantiles are smooth
    const int Nodes = 512;
    const double Outermost = 5.2947;
    static readonly ImmutableArray<double> NodeVariables = [.. Enumerable.Range(0, Nodes).Select(i => Outermost * (2 * i - Nodes + 1) / (Nodes - 1))];
    static readonly ImmutableArray<double> NodeProbabilities = [.. NodeVariables.Select(StandardNormal.Cumulative)];

    readonly Distribution distribution;
    readonly double first, range;

    /// <summary>Prepares the distribution.</summary>
    public Sampler(Distribution distribution)
    {
        this.distribution = distribution;
        bool redraw = distribution.OutOfBounds == OutOfBounds.Redraw;
        first = redraw ? distribution.Cumulative(distribution.Minimum) : 0;
        range = (redraw ? distribution.Cumulative(distribution.Maximum) : 1) - first;

        (Lowest, Highest) = (distribution.Minimum, distribution.Maximum);
        double[] ends = [SmallestProbability, 1 - SmallestProbability];
        Shape(MemoryMarshal.Cast<double, Double1>(ends.AsSpan()));
        (Lowest, Highest) = (ends[0], ends[1]);

        double[] values = [.. NodeProbabilities];
        Shape(MemoryMarshal.Cast<double, Double1>(values.AsSpan()));
        double weights = 0, sum = 0, squares = 0;
        for (int i = 0; i < Nodes; i++)
        {
            double weight = StandardNormal.Density(NodeVariables[i]);
            weights += weight;
            sum += weight * values[i];
        }
        Mean = sum / weights;
        for (int i = 0; i < Nodes; i++) squares += StandardNormal.Density(NodeVariables[i]) * (values[i] - Mean) * (values[i] - Mean);
        Std = Math.Sqrt(squares / weights);
    }

    /// <summary>Lowest value that can be drawn, to the rounding of the precision.</summary>
    public double Lowest { get; }

    /// <summary>Highest value that can be drawn, to the rounding of the precision.</summary>
    public double Highest { get; }

    /// <summary>Mean of the values drawn, within the bounds.</summary>
    public double Mean { get; }

    /// <summary>Standard deviation of the values drawn, within the bounds.</summary>
    public double Std { get; }

    /// <summary>Turns random words into values in single precision.</summary>
    /// <param name="words">Random words.</param>
    /// <param name="values">As many values.</param>
    public void Draw(ReadOnlySpan<uint> words, Span<float> values)
    {
        if (Vector512.IsHardwareAccelerated) Draw<Float16>(words, MemoryMarshal.AsBytes(values));
        else if (Vector256.IsHardwareAccelerated) Draw<Float8>(words, MemoryMarshal.AsBytes(values));
        else Draw<Float4>(words, MemoryMarshal.AsBytes(values));
    }

    /// <summary>Turns random words into values in double precision.</summary>
    /// <param name="words">Random words.</param>
    /// <param name="values">As many values.</param>
    public void Draw(ReadOnlySpan<uint> words, Span<double> values)
    {
        if (Vector512.IsHardwareAccelerated) Draw<Double8>(words, MemoryMarshal.AsBytes(values));
        else if (Vector256.IsHardwareAccelerated) Draw<Double4>(words, MemoryMarshal.AsBytes(values));
        else Draw<Double2>(words, MemoryMarshal.AsBytes(values));
    }

    /// <summary>Turns random words into values, in packs of V.</summary>
    internal unsafe void Draw<V>(ReadOnlySpan<uint> words, Span<byte> values) where V : unmanaged, ILanes<V>
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, words.Length * V.ElementSize);
        var packs = MemoryMarshal.Cast<byte, V>(values);
        fixed (uint* word = words)
            for (int start = 0; start < packs.Length; start += Block)
            {
                var block = packs[start..Math.Min(start + Block, packs.Length)];
                for (int i = 0; i < block.Length; i++) block[i] = V.LoadUniform(word + (start + i) * V.Width);
                Shape(block);
            }

        int drawn = packs.Length * V.Width;
        if (drawn == words.Length) return;
        uint* rest = stackalloc uint[V.Width];
        words[drawn..].CopyTo(new Span<uint>(rest, V.Width));
        V pack = V.LoadUniform(rest);
        Shape(new Span<V>(ref pack));
        new ReadOnlySpan<byte>(&pack, values.Length - drawn * V.ElementSize).CopyTo(values[(drawn * V.ElementSize)..]);
    }

    /// <summary>Replaces uniform numbers by values within the bounds.</summary>
    void Shape<V>(Span<V> u) where V : unmanaged, ILanes<V>
    {
        V start = V.Create(first), length = V.Create(range), lowest = V.Create(SmallestProbability), highest = V.Create(1 - SmallestProbability);
        foreach (ref V x in u) x = V.Max(lowest, V.Min(highest, V.Fma(length, x, start)));
        distribution.Quantiles(u);
        lowest = V.Create(Lowest);
        highest = V.Create(Highest);
        foreach (ref V x in u) x = V.Max(lowest, V.Min(highest, x));
    }
}
