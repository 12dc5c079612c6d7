namespace Brainloom.Engine;

/// <summary>Coordinates that a distance or a mask looks at.</summary>
[Flags]
public enum Axes
{
    /// <summary>No coordinate: the same everywhere.</summary>
    None = 0,

    /// <summary>Along the first coordinate.</summary>
    X = 1,

    /// <summary>Along the second coordinate.</summary>
    Y = 2,

    /// <summary>Along the third coordinate.</summary>
    Z = 4,

    /// <summary>In the plane of a sheet, whatever the depth.</summary>
    XY = X | Y,

    /// <summary>In the plane of the first and third coordinate.</summary>
    XZ = X | Z,

    /// <summary>In the plane of the second and third coordinate.</summary>
    YZ = Y | Z,

    /// <summary>In space.</summary>
    XYZ = X | Y | Z,
}
