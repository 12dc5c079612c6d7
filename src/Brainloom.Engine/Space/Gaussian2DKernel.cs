namespace Brainloom.Engine;

/// <summary>Gaussian function of the displacement in a plane, with its own width along each axis.</summary>
/// <remarks><code>
/// k(x, y) = height · exp(-(u² + v² - 2 rho u v) / (2 (1 - rho²)))
/// u = (x - mean_x)/std_x        v = (y - mean_y)/std_y
/// </code></remarks>
[Kernel("gaussian2D"), Counterpart("nest", "gaussian2D")]
public sealed record Gaussian2DKernel : Kernel, IValidated
{
    /// <summary>Largest value, in the unit of what the kernel describes.</summary>
    public required double height { get; init; }

    /// <summary>Displacement of the largest value along x.</summary>
    [Unit("mm")] public double mean_x { get; init; }

    /// <summary>Displacement of the largest value along y.</summary>
    [Unit("mm")] public double mean_y { get; init; }

    /// <summary>Standard deviation along x.</summary>
    [Unit("mm"), Positive] public required double std_x { get; init; }

    /// <summary>Standard deviation along y.</summary>
    [Unit("mm"), Positive] public required double std_y { get; init; }

    /// <summary>Correlation of x and y.</summary>
    [Unit("1"), Between(-1, 1)] public double rho { get; init; }

    /// <inheritdoc/>
    public override Axes DependsOn => Axes.XY;

    /// <inheritdoc/>
    public override bool IsEven => mean_x == 0 && mean_y == 0 && rho == 0;

    /// <inheritdoc/>
    public override bool IsTight => true;

    /// <inheritdoc/>
    public IEnumerable<string> Problems()
    {
        if (Math.Abs(rho) == 1) yield return "A correlation of 1 leaves a line. Choose rho between -1 and 1.";
    }

    /// <inheritdoc/>
    public override void Values<V>(ReadOnlySpan<V> x, ReadOnlySpan<V> y, ReadOnlySpan<V> z, Span<V> values)
    {
        var (middleX, middleY, scaleX, scaleY, top) = (V.Create(mean_x), V.Create(mean_y), V.Create(1 / std_x), V.Create(1 / std_y), V.Create(height));
        for (int i = 0; i < values.Length; i++) values[i] = top * LaneMath.Exp(Exponent((x[i] - middleX) * scaleX, (y[i] - middleY) * scaleY));
    }

    /// <inheritdoc/>
    public override void Bounds<V>(in Boxes<V> boxes, Span<V> bounds)
    {
        var (middleX, middleY, scaleX, scaleY, top) = (V.Create(mean_x), V.Create(mean_y), V.Create(1 / std_x), V.Create(1 / std_y), V.Create(height));
        V zero = V.Create(0);
        for (int i = 0; i < bounds.Length; i++)
        {
            V left = (boxes.X[i] - boxes.HalfX[i] - middleX) * scaleX, right = (boxes.X[i] + boxes.HalfX[i] - middleX) * scaleX;
            V below = (boxes.Y[i] - boxes.HalfY[i] - middleY) * scaleY, above = (boxes.Y[i] + boxes.HalfY[i] - middleY) * scaleY;

            // the largest value is in the middle, or on an edge
            V edge = V.Max(V.Max(AlongEdge(left, below, above), AlongEdge(right, below, above)), V.Max(AlongEdge(below, left, right), AlongEdge(above, left, right)));
            V inside = V.GreaterOrEqual(V.Min(V.Min(zero - left, right), V.Min(zero - below, above)), zero);
            bounds[i] = top * LaneMath.Exp(V.Select(inside, zero, edge));
        }
    }

    // the form is symmetric in both coordinates, so that one function serves all edges
    V AlongEdge<V>(V at, V from, V to) where V : unmanaged, ILanes<V> => Exponent(at, V.Max(from, V.Min(to, V.Create(rho) * at)));

    V Exponent<V>(V u, V v) where V : unmanaged, ILanes<V> =>
        V.Create(-.5 / (1 - rho * rho)) * ((u * u + v * v) + V.Create(-2 * rho) * (u * v));
}
