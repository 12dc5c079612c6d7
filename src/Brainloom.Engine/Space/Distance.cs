namespace Brainloom.Engine;

/// <summary>Distances of displacements and of boxes, over lanes.</summary>
static class Distance
{
    /// <summary>1 for an axis that counts, otherwise 0.</summary>
    public static V Factor<V>(Axes axes, Axes axis) where V : unmanaged, ILanes<V> => V.Create((axes & axis) != 0 ? 1 : 0);

    /// <summary>Length of a displacement.</summary>
    public static V Length<V>(V x, V y, V z) where V : unmanaged, ILanes<V> => V.Sqrt(V.Fma(x, x, V.Fma(y, y, z * z)));

    /// <summary>The greatest absolute value within an interval.</summary>
    public static V Far<V>(V middle, V half) where V : unmanaged, ILanes<V> => V.Max(middle, V.Create(0) - middle) + half;

    /// <summary>The smallest absolute value within an interval.</summary>
    public static V Near<V>(V middle, V half) where V : unmanaged, ILanes<V> => V.Max(V.Max(middle, V.Create(0) - middle) - half, V.Create(0));

    /// <summary>Smallest and greatest distance within a box, of the coordinates that count.</summary>
    public static (V Nearest, V Farthest) Of<V>(in Boxes<V> boxes, int i, V useX, V useY, V useZ) where V : unmanaged, ILanes<V> => (
        Length(useX * Near(boxes.X[i], boxes.HalfX[i]), useY * Near(boxes.Y[i], boxes.HalfY[i]), useZ * Near(boxes.Z[i], boxes.HalfZ[i])),
        Length(useX * Far(boxes.X[i], boxes.HalfX[i]), useY * Far(boxes.Y[i], boxes.HalfY[i]), useZ * Far(boxes.Z[i], boxes.HalfZ[i])));
}
