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
        V useX = Factor<V>(Axes.X), useY = Factor<V>(Axes.Y), useZ = Factor<V>(Axes.Z);
        for (int i = 0; i < values.Length; i++) values[i] = Length(useX * x[i], useY * y[i], useZ * z[i]);
        Shape(values);
    }

    /// <inheritdoc/>
    public override void Bounds<V>(in Boxes<V> boxes, Span<V> bounds)
    {
        V useX = Factor<V>(Axes.X), useY = Factor<V>(Axes.Y), useZ = Factor<V>(Axes.Z);
        V mode = V.Create(Math.Min(Mode, 1e18));
        for (int i = 0; i < bounds.Length; i++)
        {
            V nearest = Length(useX * Near(boxes.X[i], boxes.HalfX[i]), useY * Near(boxes.Y[i], boxes.HalfY[i]), useZ * Near(boxes.Z[i], boxes.HalfZ[i]));
            V farthest = Length(useX * Far(boxes.X[i], boxes.HalfX[i]), useY * Far(boxes.Y[i], boxes.HalfY[i]), useZ * Far(boxes.Z[i], boxes.HalfZ[i]));
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

    V Factor<V>(Axes axis) where V : unmanaged, ILanes<V> => V.Create((Axes & axis) != 0 ? 1 : 0);

    static V Length<V>(V x, V y, V z) where V : unmanaged, ILanes<V> => V.Sqrt(V.Fma(x, x, V.Fma(y, y, z * z)));

    static V Far<V>(V middle, V half) where V : unmanaged, ILanes<V> => V.Max(middle, V.Create(0) - middle) + half;

    static V Near<V>(V middle, V half) where V : unmanaged, ILanes<V> => V.Max(V.Max(middle, V.Create(0) - middle) - half, V.Create(0));
}
