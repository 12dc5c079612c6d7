namespace Brainloom.Engine;

/// <summary>A place, or a displacement, in space.</summary>
/// <param name="X">First coordinate [mm].</param>
/// <param name="Y">Second coordinate [mm].</param>
/// <param name="Z">Third coordinate [mm]: depth, where populations have layers.</param>
public readonly record struct Point(double X, double Y, double Z = 0)
{
    /// <summary>Sum of the coordinates.</summary>
    public static Point operator +(Point a, Point b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    /// <summary>Displacement from b to a.</summary>
    public static Point operator -(Point a, Point b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    /// <summary>Each coordinate multiplied.</summary>
    public static Point operator *(double factor, Point a) => new(factor * a.X, factor * a.Y, factor * a.Z);
}
