namespace Brainloom.Engine;

/// <summary>A kernel that is zero where it would be small, or beyond a distance.</summary>
[Kernel("cutoff")]
public sealed record CutoffKernel : Kernel
{
    /// <summary>The kernel.</summary>
    public required Kernel kernel { get; init; }

    /// <summary>Values below this one become zero, in the unit of what the kernel describes.</summary>
    public double Minimum { get; init; } = double.NegativeInfinity;

    /// <summary>Distance beyond which the value is zero.</summary>
    [Unit("mm"), NonNegative] public double max_distance { get; init; } = double.PositiveInfinity;

    /// <summary>Coordinates that the distance is made of.</summary>
    public Axes Axes { get; init; } = Axes.XYZ;

    /// <inheritdoc/>
    public override Axes DependsOn => kernel.DependsOn | (double.IsInfinity(max_distance) ? Axes.None : Axes);

    /// <inheritdoc/>
    public override bool IsEven => kernel.IsEven;

    /// <inheritdoc/>
    public override bool IsTight => kernel.IsTight;

    /// <inheritdoc/>
    public override void Values<V>(ReadOnlySpan<V> x, ReadOnlySpan<V> y, ReadOnlySpan<V> z, Span<V> values)
    {
        kernel.Values(x, y, z, values);
        V useX = Distance.Factor<V>(Axes, Axes.X), useY = Distance.Factor<V>(Axes, Axes.Y), useZ = Distance.Factor<V>(Axes, Axes.Z);
        V lowest = V.Create(Minimum), farthest = V.Create(max_distance + Mask.Tolerance), zero = V.Create(0);
        for (int i = 0; i < values.Length; i++)
        {
            V near = V.Select(V.GreaterOrEqual(farthest, Distance.Length(useX * x[i], useY * y[i], useZ * z[i])), values[i], zero);
            values[i] = V.Select(V.GreaterOrEqual(values[i], lowest), near, zero);
        }
    }

    /// <inheritdoc/>
    public override void Bounds<V>(in Boxes<V> boxes, Span<V> bounds)
    {
        kernel.Bounds(boxes, bounds);
        V useX = Distance.Factor<V>(Axes, Axes.X), useY = Distance.Factor<V>(Axes, Axes.Y), useZ = Distance.Factor<V>(Axes, Axes.Z);
        V lowest = V.Create(Minimum), border = V.Create(max_distance + Mask.Tolerance), zero = V.Create(0), rounding = V.Create(Mask.Rounding);
        for (int i = 0; i < bounds.Length; i++)
        {
            // where some of a box is cut off, zero is among its values
            var (nearest, farthest) = Distance.Of(boxes, i, useX, useY, useZ);
            V slack = farthest * rounding;
            V some = V.Select(V.GreaterOrEqual(border, nearest - slack), V.Max(bounds[i], zero), zero);
            bounds[i] = V.Select(V.GreaterOrEqual(bounds[i], lowest), some, zero);
        }
    }
}
