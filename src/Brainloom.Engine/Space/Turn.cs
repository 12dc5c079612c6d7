namespace Brainloom.Engine;

/// <summary>A frame that is turned by the azimuth about the z axis, and then by the polar angle about its own y axis: coordinates along its axes.</summary>
/// <remarks><code>
/// x' = (x cos a + y sin a) cos p - z sin p
/// y' = y cos a - x sin a
/// z' = (x cos a + y sin a) sin p + z cos p
/// </code></remarks>
/// <typeparam name="V">Coordinates of several displacements.</typeparam>
readonly struct Turn<V> where V : unmanaged, ILanes<V>
{
    readonly V xx, xy, xz, yx, yy, zx, zy, zz;
    readonly V axx, axy, axz, ayx, ayy, azx, azy, azz;

    /// <summary>A frame.</summary>
    /// <param name="azimuth">Azimuth in degrees.</param>
    /// <param name="polar">Polar angle in degrees.</param>
    public Turn(double azimuth, double polar)
    {
        var (sinA, cosA) = SinCos(azimuth);
        var (sinP, cosP) = SinCos(polar);
        (xx, xy, xz, yx, yy, zx, zy, zz) = (V.Create(cosA * cosP), V.Create(sinA * cosP), V.Create(-sinP), V.Create(-sinA), V.Create(cosA), V.Create(cosA * sinP), V.Create(sinA * sinP), V.Create(cosP));
        (axx, axy, axz, ayx, ayy, azx, azy, azz) = (V.Create(Math.Abs(cosA * cosP)), V.Create(Math.Abs(sinA * cosP)), V.Create(Math.Abs(sinP)), V.Create(Math.Abs(sinA)), V.Create(Math.Abs(cosA)), V.Create(Math.Abs(cosA * sinP)), V.Create(Math.Abs(sinA * sinP)), V.Create(Math.Abs(cosP)));
    }

    /// <summary>Coordinates of a displacement along the axes of the frame.</summary>
    public (V X, V Y, V Z) Of(V x, V y, V z) => (
        V.Fma(xx, x, V.Fma(xy, y, xz * z)),
        V.Fma(yx, x, yy * y),
        V.Fma(zx, x, V.Fma(zy, y, zz * z)));

    /// <summary>Half lengths, along the axes of the frame, of the box that holds a box of these half lengths.</summary>
    public (V X, V Y, V Z) Around(V x, V y, V z) => (
        V.Fma(axx, x, V.Fma(axy, y, axz * z)),
        V.Fma(ayx, x, ayy * y),
        V.Fma(azx, x, V.Fma(azy, y, azz * z)));

    // right angles are exact, so that a box that is turned by 90° meets the same neurons of a grid
    static (double Sin, double Cos) SinCos(double degrees) => Math.IEEERemainder(degrees, 360) switch
    {
        0 => (0, 1),
        90 => (1, 0),
        -90 => (-1, 0),
        180 or -180 => (0, -1),
        var angle => Math.SinCos(angle * Math.PI / 180),
    };
}
