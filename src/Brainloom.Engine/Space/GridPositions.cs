namespace Brainloom.Engine;

/// <summary>Neurons on a regular grid, calculated when asked for.</summary>
/// <remarks>The last axis runs fastest, so that the neurons of a column are neighbours; those of one site follow each other.</remarks>
public sealed record GridPositions : Positions
{
    /// <summary>Sites along the first axis.</summary>
    public required int Nx { get; init; }

    /// <summary>Sites along the second axis.</summary>
    public required int Ny { get; init; }

    /// <summary>Sites along the third axis.</summary>
    public int Nz { get; init; } = 1;

    /// <summary>Neurons at each site.</summary>
    public int Cells { get; init; } = 1;

    /// <summary>Lengths of the box that holds the grid [mm].</summary>
    public required Point Extent { get; init; }

    /// <summary>Middle of the box [mm].</summary>
    public Point Center { get; init; }

    /// <summary>Whether the outer sites lie on the faces of the box, as in <c>linspace</c>; otherwise each site is the middle of an equal part.</summary>
    public bool EndPoints { get; init; }

    /// <inheritdoc/>
    public override int Count => checked(Nx * Ny * Nz * Cells);

    /// <inheritdoc/>
    public override Point this[int neuron]
    {
        get
        {
            int site = neuron / Cells, column = site / Nz;
            return new Point(
                Place(column / Ny, Nx, Center.X, Extent.X),
                Place(column % Ny, Ny, Center.Y, Extent.Y),
                Place(site % Nz, Nz, Center.Z, Extent.Z));
        }
    }

    /// <summary>Places of the sites along one axis [mm].</summary>
    internal double[] Sites(Axes axis)
    {
        var (n, center, extent) = axis switch
        {
            Axes.X => (Nx, Center.X, Extent.X),
            Axes.Y => (Ny, Center.Y, Extent.Y),
            _ => (Nz, Center.Z, Extent.Z),
        };
        return [.. Enumerable.Range(0, n).Select(i => Place(i, n, center, extent))];
    }

    double Place(int i, int n, double center, double extent) =>
        n == 1 ? center : center + extent * (EndPoints ? (double)i / (n - 1) - .5 : (i + .5) / n - .5);
}
