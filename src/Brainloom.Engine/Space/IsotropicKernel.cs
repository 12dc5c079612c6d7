using System.Runtime.InteropServices;

namespace Brainloom.Engine;

/// <summary>A kernel of the distance alone.</summary>
/// <remarks>It rises up to one distance, <see cref="Mode"/>, and falls behind it; either part may be missing.</remarks>
public abstract record IsotropicKernel : Kernel
{
    /// <summary>Coordinates that the distance is made of.</summary>
    public Axes Axes { get; init; } = Axes.XYZ;

    /// <inheritdoc/>
    public override Axes DependsOn => Axes;

    /// <inheritdoc/>
    public override bool IsEven => true;

    /// <inheritdoc/>
    public override bool IsTight => true;

    /// <summary>Distance of the largest value [mm]: 0 for kernels that fall, infinity for those that rise.</summary>
    protected abstract double Mode { get; }

    /// <summary>Replaces distances by values.</summary>
    protected abstract void Shape<V>(Span<V> distances) where V : unmanaged, ILanes<V>;

    /// <inheritdoc/>
    public override void Values<V>(ReadOnlySpan<V> x, ReadOnlySpan<V> y, ReadOnlySpan<V> z, Span<V> values)
    {
        V useX = Distance.Factor<V>(Axes, Axes.X), useY = Distance.Factor<V>(Axes, Axes.Y), useZ = Distance.Factor<V>(Axes, Axes.Z);
        for (int i = 0; i < values.Length; i++) values[i] = Distance.Length(useX * x[i], useY * y[i], useZ * z[i]);
        Shape(values);
    }

    /// <inheritdoc/>
    public override void Bounds<V>(in Boxes<V> boxes, Span<V> bounds)
    {
        V useX = Distance.Factor<V>(Axes, Axes.X), useY = Distance.Factor<V>(Axes, Axes.Y), useZ = Distance.Factor<V>(Axes, Axes.Z);
        V mode = V.Create(Math.Min(Mode, 1e18));
        for (int i = 0; i < bounds.Length; i++)
        {
            var (nearest, farthest) = Distance.Of(boxes, i, useX, useY, useZ);
            bounds[i] = V.Max(nearest, V.Min(mode, farthest));
        }
        Shape(bounds);
    }

    /// <inheritdoc/>
    public override (double Lowest, double Highest) Range(double reach)
    {
        double[] values = [0, Math.Min(Mode, reach), reach];
        Shape(MemoryMarshal.Cast<double, Double1>(values.AsSpan()));
        return (values.Min(), values.Max());
    }
}
