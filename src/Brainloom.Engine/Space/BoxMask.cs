namespace Brainloom.Engine;

/// <summary>A box parallel to the axes, from one corner to the other, relative to the source.</summary>
[Mask("box"), Counterpart("nest", "box")]
public sealed record BoxMask : Mask, IValidated
{
    /// <summary>Least displacement along x.</summary>
    [Unit("mm")] public double min_x { get; init; } = double.NegativeInfinity;

    /// <summary>Greatest displacement along x.</summary>
    [Unit("mm")] public double max_x { get; init; } = double.PositiveInfinity;

    /// <summary>Least displacement along y.</summary>
    [Unit("mm")] public double min_y { get; init; } = double.NegativeInfinity;

    /// <summary>Greatest displacement along y.</summary>
    [Unit("mm")] public double max_y { get; init; } = double.PositiveInfinity;

    /// <summary>Least displacement along z.</summary>
    [Unit("mm")] public double min_z { get; init; } = double.NegativeInfinity;

    /// <summary>Greatest displacement along z.</summary>
    [Unit("mm")] public double max_z { get; init; } = double.PositiveInfinity;

    /// <inheritdoc/>
    public override Axes DependsOn =>
        (Bounded(min_x, max_x) ? Axes.X : 0) | (Bounded(min_y, max_y) ? Axes.Y : 0) | (Bounded(min_z, max_z) ? Axes.Z : 0);

    /// <inheritdoc/>
    public override bool IsEven => min_x == -max_x && min_y == -max_y && min_z == -max_z;

    /// <inheritdoc/>
    public IEnumerable<string> Problems()
    {
        if (min_x > max_x || min_y > max_y || min_z > max_z) yield return "A lower face of the box lies above the upper one. Exchange them.";
    }

    /// <inheritdoc/>
    public override void Contains<V>(ReadOnlySpan<V> x, ReadOnlySpan<V> y, ReadOnlySpan<V> z, Span<V> inside)
    {
        var (lowX, highX, lowY, highY, lowZ, highZ) = (Low<V>(min_x), High<V>(max_x), Low<V>(min_y), High<V>(max_y), Low<V>(min_z), High<V>(max_z));
        for (int i = 0; i < inside.Length; i++)
            inside[i] = Within(x[i], x[i], lowX, highX) * Within(y[i], y[i], lowY, highY) * Within(z[i], z[i], lowZ, highZ);
    }

    /// <inheritdoc/>
    public override void Covers<V>(in Boxes<V> boxes, Span<V> possible, Span<V> certain)
    {
        var (lowX, highX, lowY, highY, lowZ, highZ) = (Low<V>(min_x), High<V>(max_x), Low<V>(min_y), High<V>(max_y), Low<V>(min_z), High<V>(max_z));
        for (int i = 0; i < possible.Length; i++)
        {
            V leftX = boxes.X[i] - boxes.HalfX[i], rightX = boxes.X[i] + boxes.HalfX[i];
            V leftY = boxes.Y[i] - boxes.HalfY[i], rightY = boxes.Y[i] + boxes.HalfY[i];
            V leftZ = boxes.Z[i] - boxes.HalfZ[i], rightZ = boxes.Z[i] + boxes.HalfZ[i];
            possible[i] = Within(rightX, leftX, lowX, highX) * Within(rightY, leftY, lowY, highY) * Within(rightZ, leftZ, lowZ, highZ);
            certain[i] = Within(leftX, rightX, lowX, highX) * Within(leftY, rightY, lowY, highY) * Within(leftZ, rightZ, lowZ, highZ);
        }
    }

    static V Low<V>(double face) where V : unmanaged, ILanes<V> => V.Create(face - Tolerance);

    static V High<V>(double face) where V : unmanaged, ILanes<V> => V.Create(face + Tolerance);

    // 1 where the first is at least low and the second at most high
    static V Within<V>(V first, V second, V low, V high) where V : unmanaged, ILanes<V>
    {
        V one = V.Create(1), zero = V.Create(0);
        return V.Select(V.GreaterOrEqual(first, low), one, zero) * V.Select(V.GreaterOrEqual(high, second), one, zero);
    }

    static bool Bounded(double low, double high) => !double.IsNegativeInfinity(low) || !double.IsPositiveInfinity(high);
}
