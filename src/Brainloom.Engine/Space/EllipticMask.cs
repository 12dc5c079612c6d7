namespace Brainloom.Engine;

/// <summary>An ellipse or ellipsoid around the source, with axes along those of a turned frame.</summary>
public abstract record EllipticMask : Mask
{
    /// <summary>Semi-axes [mm]; infinite along an axis that does not count.</summary>
    protected abstract Point Semi { get; }

    /// <summary>Azimuth and polar angle of the frame, in degrees.</summary>
    protected abstract (double Azimuth, double Polar) Angles { get; }

    /// <inheritdoc/>
    public override bool IsEven => Angles == (0, 0);

    /// <inheritdoc/>
    public override void Contains<V>(ReadOnlySpan<V> x, ReadOnlySpan<V> y, ReadOnlySpan<V> z, Span<V> inside)
    {
        var frame = new Turn<V>(Angles.Azimuth, Angles.Polar);
        var (scaleX, scaleY, scaleZ) = Scales<V>();
        V one = V.Create(1), zero = V.Create(0);
        for (int i = 0; i < inside.Length; i++)
        {
            var (u, v, w) = frame.Of(x[i], y[i], z[i]);
            inside[i] = V.Select(V.GreaterOrEqual(one, Distance.Length(u * scaleX, v * scaleY, w * scaleZ)), one, zero);
        }
    }

    /// <inheritdoc/>
    public override void Covers<V>(in Boxes<V> boxes, Span<V> possible, Span<V> certain)
    {
        var frame = new Turn<V>(Angles.Azimuth, Angles.Polar);
        var (scaleX, scaleY, scaleZ) = Scales<V>();
        V one = V.Create(1), zero = V.Create(0), rounding = V.Create(4 * Rounding);
        for (int i = 0; i < possible.Length; i++)
        {
            var (u, v, w) = frame.Of(boxes.X[i], boxes.Y[i], boxes.Z[i]);
            var (halfU, halfV, halfW) = frame.Around(boxes.HalfX[i], boxes.HalfY[i], boxes.HalfZ[i]);
            V nearest = Distance.Length(Distance.Near(u, halfU) * scaleX, Distance.Near(v, halfV) * scaleY, Distance.Near(w, halfW) * scaleZ);
            V farthest = Distance.Length(Distance.Far(u, halfU) * scaleX, Distance.Far(v, halfV) * scaleY, Distance.Far(w, halfW) * scaleZ);
            V slack = farthest * rounding;
            possible[i] = V.Select(V.GreaterOrEqual(one, nearest - slack), one, zero);
            certain[i] = V.Select(V.GreaterOrEqual(one, farthest + slack), one, zero);
        }
    }

    (V X, V Y, V Z) Scales<V>() where V : unmanaged, ILanes<V> =>
        (V.Create(1 / (Semi.X + Tolerance)), V.Create(1 / (Semi.Y + Tolerance)), V.Create(1 / (Semi.Z + Tolerance)));
}
