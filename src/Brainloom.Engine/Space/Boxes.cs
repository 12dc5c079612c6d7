namespace Brainloom.Engine;

/// <summary>Boxes of displacements, parallel to the axes [mm]; where half lengths are 0, single displacements.</summary>
/// <typeparam name="V">Values of several boxes.</typeparam>
public readonly ref struct Boxes<V> where V : unmanaged, ILanes<V>
{
    /// <summary>Middle along the first axis.</summary>
    public required ReadOnlySpan<V> X { get; init; }

    /// <summary>Middle along the second axis.</summary>
    public required ReadOnlySpan<V> Y { get; init; }

    /// <summary>Middle along the third axis.</summary>
    public required ReadOnlySpan<V> Z { get; init; }

    /// <summary>Half the length along the first axis.</summary>
    public required ReadOnlySpan<V> HalfX { get; init; }

    /// <summary>Half the length along the second axis.</summary>
    public required ReadOnlySpan<V> HalfY { get; init; }

    /// <summary>Half the length along the third axis.</summary>
    public required ReadOnlySpan<V> HalfZ { get; init; }

    /// <summary>Some of the boxes.</summary>
    internal Boxes<V> Slice(int start, int count) => new()
    {
        X = X.Slice(start, count),
        Y = Y.Slice(start, count),
        Z = Z.Slice(start, count),
        HalfX = HalfX.Slice(start, count),
        HalfY = HalfY.Slice(start, count),
        HalfZ = HalfZ.Slice(start, count),
    };
}
