namespace Brainloom.Engine;

/// <summary>A mask that looks at the distance alone.</summary>
public abstract record RadialMask : Mask
{
    /// <inheritdoc/>
    public override bool IsEven => true;

    /// <summary>Smallest distance inside [mm].</summary>
    protected virtual double Inner => 0;

    /// <summary>Greatest distance inside [mm].</summary>
    protected abstract double Outer { get; }

    /// <inheritdoc/>
    public override void Contains<V>(ReadOnlySpan<V> x, ReadOnlySpan<V> y, ReadOnlySpan<V> z, Span<V> inside)
    {
        V useX = Distance.Factor<V>(DependsOn, Axes.X), useY = Distance.Factor<V>(DependsOn, Axes.Y), useZ = Distance.Factor<V>(DependsOn, Axes.Z);
        V inner = V.Create(Inner - Tolerance), outer = V.Create(Outer + Tolerance), one = V.Create(1), zero = V.Create(0);
        for (int i = 0; i < inside.Length; i++)
        {
            V distance = Distance.Length(useX * x[i], useY * y[i], useZ * z[i]);
            inside[i] = V.Select(V.GreaterOrEqual(outer, distance), V.Select(V.GreaterOrEqual(distance, inner), one, zero), zero);
        }
    }

    /// <inheritdoc/>
    public override void Covers<V>(in Boxes<V> boxes, Span<V> possible, Span<V> certain)
    {
        V useX = Distance.Factor<V>(DependsOn, Axes.X), useY = Distance.Factor<V>(DependsOn, Axes.Y), useZ = Distance.Factor<V>(DependsOn, Axes.Z);
        V inner = V.Create(Inner - Tolerance), outer = V.Create(Outer + Tolerance), one = V.Create(1), zero = V.Create(0), rounding = V.Create(Rounding);
        for (int i = 0; i < possible.Length; i++)
        {
            var (nearest, farthest) = Distance.Of(boxes, i, useX, useY, useZ);
            V slack = farthest * rounding;
            possible[i] = V.Select(V.GreaterOrEqual(outer, nearest - slack), V.Select(V.GreaterOrEqual(farthest + slack, inner), one, zero), zero);
            certain[i] = V.Select(V.GreaterOrEqual(outer, farthest + slack), V.Select(V.GreaterOrEqual(nearest - slack, inner), one, zero), zero);
        }
    }
}
