namespace Brainloom.Engine;

/// <summary>The same value everywhere.</summary>
[Kernel("constant")]
public sealed record ConstantKernel : Kernel
{
    /// <summary>Value, in the unit of what the kernel describes.</summary>
    public required double value { get; init; }

    /// <inheritdoc/>
    public override Axes DependsOn => Axes.None;

    /// <inheritdoc/>
    public override bool IsEven => true;

    /// <inheritdoc/>
    public override bool IsTight => true;

    /// <inheritdoc/>
    public override void Values<V>(ReadOnlySpan<V> x, ReadOnlySpan<V> y, ReadOnlySpan<V> z, Span<V> values) => values.Fill(V.Create(value));

    /// <inheritdoc/>
    public override void Bounds<V>(in Boxes<V> boxes, Span<V> bounds) => bounds.Fill(V.Create(value));

    /// <inheritdoc/>
    public override (double Lowest, double Highest) Range(double reach) => (value, value);
}
