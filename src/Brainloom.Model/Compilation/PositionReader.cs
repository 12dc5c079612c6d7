using System.Collections.Immutable;
using Brainloom.Engine;

namespace Brainloom.Model;

/// <summary>Reads the positions of the neurons of a population: a grid, a table, places of others, or places drawn in a box.</summary>
sealed class PositionReader(Compilation compilation)
{
    /// <summary>Forms that say how many neurons there are, so that the population need not.</summary>
    public static readonly ImmutableArray<string> Counting = ["grid", "table", "of"];

    static readonly Unit Millimetre = Unit.Parse("mm");
    readonly DiagnosticList diagnostics = compilation.Diagnostics;

    /// <summary>The positions, and the number of neurons at full scale; null when they cannot be read, which is reported.</summary>
    /// <param name="node">What the document says.</param>
    /// <param name="population">Name of the population, with its prefix.</param>
    /// <param name="prefix">The prefix.</param>
    /// <param name="size">Number of neurons as built; null when it is not known.</param>
    /// <param name="scope">Values of names.</param>
    public (Positions Positions, int FullCount)? Read(Node node, string population, string prefix, int? size, Scope scope)
    {
        var mapping = node as MappingNode;
        if (mapping is not null) diagnostics.CheckKeys(mapping, Sections.Positions);
        var forms = new[] { "grid", "box", "table", "of" }.Where(form => mapping?[form] is not null).ToList();
        if (forms.Count != 1)
        {
            diagnostics.Error("wrong-form", node, "Positions are one of a grid, a box, a table, or those of other neurons.", "For example: positions: {box: {x: [0 mm, 1 mm], y: [0 mm, 1 mm]}}.");
            return null;
        }
        Point? period = mapping!["period"] is { } length ? Period(length, scope) : null;
        int? full = null;
        Positions? positions = forms[0] switch
        {
            "grid" => Grid(mapping["grid"]!, size, scope),
            "box" => Drawn(mapping["box"]!, population, size, scope),
            "table" => FromTable(mapping["table"]!, mapping, size),
            _ => OfOthers(mapping["of"]!, prefix, size, out full),
        };
        if (positions is null) return null;
        if (period is { } own)
        {
            positions = positions with { Period = own };
            CheckPeriod(mapping["period"]!, positions, own);
        }
        return (positions, full ?? positions.Count);
    }

    GridPositions? Grid(Node node, int? size, Scope scope)
    {
        if (node is not MappingNode grid)
        {
            diagnostics.Error("wrong-form", node, "A grid is a mapping with shape and extent.", "For example: grid: {shape: [10, 10], extent: [1 mm, 1 mm]}.");
            return null;
        }
        if (!diagnostics.CheckKeys(grid, Sections.Grid)) return null;
        var shape = Shape(grid["shape"]!, scope);
        var extent = compilation.Values.Point(grid["extent"]!, new ValueReader.Use("extent", Millimetre, scope));
        var center = grid["center"] is { } middle ? compilation.Values.Point(middle, new ValueReader.Use("center", Millimetre, scope)) : default(Point);
        int? cells = grid["cells"] is { } number ? Count(number, "cells", scope) : 1;
        bool endPoints = Flag(grid["end_points"]);
        if (shape is not var (nx, ny, nz) || extent is not { } lengths || center is not { } at || cells is null) return null;
        if (lengths.X < 0 || lengths.Y < 0 || lengths.Z < 0)
        {
            diagnostics.Error("out-of-range", grid["extent"]!, "The extent of a grid must not be below zero.");
            return null;
        }
        double neurons = (double)nx * ny * nz * cells.Value;
        if (neurons > int.MaxValue)
        {
            diagnostics.Error("too-large", grid, FormattableString.Invariant($"The grid has {neurons} neurons, more than can be counted."));
            return null;
        }
        var positions = new GridPositions { Nx = nx, Ny = ny, Nz = nz, Cells = cells.Value, Extent = lengths, Center = at, EndPoints = endPoints };
        string sites = FormattableString.Invariant($"The grid has {nx} x {ny} x {nz} sites{(cells > 1 ? FormattableString.Invariant($" with {cells} neurons each") : "")}");
        return Agrees(grid, positions.Count, size, sites + FormattableString.Invariant($", {positions.Count} neurons"),
            "Leave 'size' out, for the grid gives it; a grid cannot follow a change of scale, but its shape may be a formula.") ? positions : null;
    }

    bool Agrees(Node at, int count, int? size, string what, string remedy)
    {
        int expected = size ?? compilation.Scale.Size(count);
        if (count == expected) return true;
        diagnostics.Error("wrong-length", at, FormattableString.Invariant($"{what} for {expected} neurons."), remedy);
        return false;
    }

    (int Nx, int Ny, int Nz)? Shape(Node node, Scope scope)
    {
        if (node is not SequenceNode { Items.Length: 2 or 3 } list)
        {
            diagnostics.Error("wrong-form", node, "The shape of a grid is a list of two or three numbers of sites.", "For example: shape: [10, 10, 5].");
            return null;
        }
        var counts = list.Items.Select(item => Count(item, "shape", scope)).ToList();
        return counts.Contains(null) ? null : (counts[0]!.Value, counts[1]!.Value, counts.Count == 3 ? counts[2]!.Value : 1);
    }

    // a number of sites or neurons, at least one; formulas are rounded half to even
    int? Count(Node node, string what, Scope scope)
    {
        if (compilation.Values.Number(node, new ValueReader.Use(what, Unit.One, scope)) is not { } number) return null;
        double rounded = Math.Round(number, MidpointRounding.ToEven);
        if (rounded != number && compilation.Values.IsLiteral(node)) diagnostics.Error("not-whole", node, $"{what} is a whole number.", "Write a whole number; formulas are rounded.");
        else if (rounded is >= 1 and <= int.MaxValue) return (int)rounded;
        else diagnostics.Error("out-of-range", node, FormattableString.Invariant($"{what} is {number}, but a grid has at least one site along each axis and one neuron at each site."));
        return null;
    }

    bool Flag(Node? node)
    {
        if (node is null) return false;
        if (node is ScalarNode scalar && bool.TryParse(scalar.Text, out bool flag)) return flag;
        diagnostics.Error("wrong-form", node, "end_points is true or false.");
        return false;
    }

    Positions? OfOthers(Node node, string prefix, int? size, out int? full)
    {
        full = null;
        // what a pattern names is not final before all populations are read
        if (new NodeSelector(compilation).Select(node, prefix) is not { } others) return null;
        if (compilation.PlacesOf(others.Nodes) is not { } places)
        {
            diagnostics.Error("no-positions", node, "Some of these neurons have no positions.", "Give 'positions' to each of their populations; positions of positions of others must stand above.");
            return null;
        }
        full = others.FullCount;
        if (!Agrees(node, places.Count, size ?? places.Count, FormattableString.Invariant($"There are {places.Count} positions"), "Choose as many neurons, or leave 'size' out.")) return null;

        // whole populations share the description, which may cost nothing
        if (others.Nodes.Ranges is [var range] && range.Start == 0 && compilation.Positions[range.Population] is { } same && same.Count == range.Count) return same;
        var (x, y, z) = (new float[places.Count], new float[places.Count], new float[places.Count]);
        for (int i = 0; i < places.Count; i++) (x[i], y[i], z[i]) = ((float)places[i].X, (float)places[i].Y, (float)places[i].Z);
        return new ListedPositions([.. x], [.. y], [.. z]) { Period = places.Period };
    }

    ListedPositions? FromTable(Node file, MappingNode mapping, int? size)
    {
        if (compilation.Tables.At(file, mapping.Path) is not { } table) return null;
        if (!Agrees(file, table.Rows.Length, size, FormattableString.Invariant($"The table has {table.Rows.Length} rows"), "Give one row per neuron; positions from a table cannot follow a change of scale.")) return null;
        var axes = new List<ImmutableArray<float>>();
        foreach (string axis in new[] { "x", "y", "z" })
        {
            int column = table.Find(axis);
            if (column < 0 && axis == "z")
            {
                axes.Add([]);
                continue;
            }
            if (compilation.Tables.Column(table, file, axis) is null) return null;
            if (table.Columns[column].Unit.Dimension != Millimetre.Dimension)
            {
                diagnostics.Error("missing-unit", file, $"Column {axis} of {Path.GetFileName(table.File)} needs a unit of length.", $"Write '{axis} [um]' in the header.");
                return null;
            }
            axes.Add([.. table.Rows.Select(row => compilation.Tables.Number(table, row, column, mapping.Path) is { } number ? (float)Millimetre.Of(number) : float.NaN)]);
        }
        return new ListedPositions(axes[0], axes[1], axes[2]);
    }

    ListedPositions? Drawn(Node node, string population, int? size, Scope scope)
    {
        if (node is not MappingNode box)
        {
            diagnostics.Error("wrong-form", node, "A box is a mapping from axis to interval.", "For example: box: {x: [0 mm, 1 mm], y: [0 mm, 1 mm]}.");
            return null;
        }
        var axes = new List<ImmutableArray<float>>();
        foreach (var (key, _) in box.Entries)
            if (key.Text is not ("x" or "y" or "z")) diagnostics.Unknown("unknown-key", key, "key", key.Text, ["x", "y", "z"]);
        foreach (string axis in new[] { "x", "y", "z" })
        {
            double low = 0, high = 0;
            if (box[axis] is SequenceNode { Items: [var from, var to] })
            {
                var use = new ValueReader.Use(axis, Millimetre, scope);
                if (compilation.Values.Number(from, use) is not { } first || compilation.Values.Number(to, use) is not { } last) return null;
                (low, high) = (first, last);
            }
            else if (box[axis] is { } other)
            {
                diagnostics.Error("wrong-form", other, $"The interval of {axis} is a list of two lengths.", $"For example: {axis}: [0 mm, 1 mm].");
                return null;
            }
            axes.Add(low == 0 && high == 0 && axis == "z" ? [] : Uniform(low, high, population, axis, size ?? 1));
        }
        return new ListedPositions(axes[0], axes[1], axes[2]);
    }

    ImmutableArray<float> Uniform(double low, double high, string population, string axis, int count)
    {
        var random = new CounterRandom(compilation.Seed, population).For("position " + axis).Element(0);
        var drawn = ImmutableArray.CreateBuilder<float>(count);
        for (int i = 0; i < count; i++) drawn.Add((float)(low + (high - low) * random.Uniform()));
        return drawn.MoveToImmutable();
    }

    Point? Period(Node node, Scope scope)
    {
        if (compilation.Values.Point(node, new ValueReader.Use("period", Millimetre, scope)) is not { } period) return null;
        if (period is { X: >= 0, Y: >= 0, Z: >= 0 }) return period;
        diagnostics.Error("out-of-range", node, "A period must not be below zero.", "Write 0 mm along an axis that ends.");
        return null;
    }

    // neurons a period apart would be at one place
    void CheckPeriod(Node node, Positions positions, Point period)
    {
        var extent = positions switch
        {
            GridPositions grid => grid.Extent,
            ListedPositions listed => new Point(Range(listed.X), Range(listed.Y), Range(listed.Z)),
            _ => default,
        };
        // lengths that come from formulas may differ in the last digit
        const double slack = 1 + 1e-6;
        if ((period.X > 0 && extent.X > period.X * slack) || (period.Y > 0 && extent.Y > period.Y * slack) || (period.Z > 0 && extent.Z > period.Z * slack))
            diagnostics.Error("out-of-range", node, "The positions reach over more than one period.", "Lengthen the period, or write 0 mm along an axis that ends.");
    }

    static double Range(ImmutableArray<float> coordinates) => coordinates.IsEmpty ? 0 : (double)coordinates.Max() - coordinates.Min();
}
