using System.Collections.Immutable;

namespace Brainloom.Engine;

/// <summary>Product of kernels.</summary>
/// <remarks><code>k = height · Π max(factor, 0)</code></remarks>
[Kernel("product")]
public sealed record ProductKernel : Kernel
{
    const int Block = 64;

    /// <summary>Value where all factors are 1, in the unit of what the kernel describes.</summary>
    public required double height { get; init; }

    /// <summary>Kernels without unit; values below zero count as zero.</summary>
    [Unit("1")] public required ImmutableArray<Kernel> factors { get; init; }

    /// <inheritdoc/>
    public override Axes DependsOn => factors.Aggregate(Axes.None, (axes, factor) => axes | factor.DependsOn);

    /// <inheritdoc/>
    public override bool IsEven => factors.All(factor => factor.IsEven);

    /// <inheritdoc/>
    public override bool IsTight => height >= 0 && factors.All(factor => factor.IsTight);

    /// <inheritdoc/>
    public override void Values<V>(ReadOnlySpan<V> x, ReadOnlySpan<V> y, ReadOnlySpan<V> z, Span<V> values)
    {
        values.Fill(V.Create(height));
        Span<V> one = stackalloc V[Math.Min(Block, values.Length)];
        for (int start = 0; start < values.Length; start += one.Length)
        {
            int count = Math.Min(one.Length, values.Length - start);
            foreach (var factor in factors)
            {
                factor.Values(x.Slice(start, count), y.Slice(start, count), z.Slice(start, count), one[..count]);
                Multiply(values.Slice(start, count), one);
            }
        }
    }

    /// <inheritdoc/>
    public override void Bounds<V>(in Boxes<V> boxes, Span<V> bounds)
    {
        bounds.Fill(V.Create(Math.Max(height, 0)));
        Span<V> one = stackalloc V[Math.Min(Block, bounds.Length)];
        for (int start = 0; start < bounds.Length; start += one.Length)
        {
            int count = Math.Min(one.Length, bounds.Length - start);
            var some = boxes.Slice(start, count);
            foreach (var factor in factors)
            {
                factor.Bounds(some, one[..count]);
                Multiply(bounds.Slice(start, count), one);
            }
        }
    }

    static void Multiply<V>(Span<V> products, ReadOnlySpan<V> factors) where V : unmanaged, ILanes<V>
    {
        V zero = V.Create(0);
        for (int i = 0; i < products.Length; i++) products[i] *= V.Max(factors[i], zero);
    }
}
