using System.Collections.Immutable;
using Brainloom.Engine;

namespace Brainloom.Model;

/// <summary>Reads the positions of the neurons of a population from a table, or draws them in a box.</summary>
sealed class PositionReader(Compilation compilation)
{
    static readonly Unit Millimetre = Unit.Parse("mm");

    /// <summary>The positions; null when they cannot be read, which is reported.</summary>
    public Positions? Read(MappingNode mapping, PopulationSpec population, Scope scope)
    {
        var axes = mapping["table"] is { } file ? FromTable(file, mapping, population) : Drawn(mapping, population, scope);
        return axes is [var x, var y, var z] ? new ListedPositions(x, y, z) : null;
    }

    List<ImmutableArray<float>>? FromTable(Node file, MappingNode mapping, PopulationSpec population)
    {
        if (compilation.Tables.At(file, mapping.Path) is not { } table) return null;
        if (table.Rows.Length != population.Size)
        {
            compilation.Diagnostics.Error("wrong-length", file, FormattableString.Invariant($"The table has {table.Rows.Length} rows for {population.Size} neurons."),
                "Give one row per neuron; positions from a table cannot follow a change of scale.");
            return null;
        }
        var axes = new List<ImmutableArray<float>>();
        foreach (string axis in new[] { "x", "y", "z" })
        {
            int column = table.Find(axis);
            if (column < 0 && axis == "z")
            {
                axes.Add([.. new float[table.Rows.Length]]);
                continue;
            }
            if (compilation.Tables.Column(table, file, axis) is null) return null;
            if (table.Columns[column].Unit.Dimension != Millimetre.Dimension)
            {
                compilation.Diagnostics.Error("missing-unit", file, $"Column {axis} of {Path.GetFileName(table.File)} needs a unit of length.", $"Write '{axis} [um]' in the header.");
                return null;
            }
            axes.Add([.. table.Rows.Select(row => compilation.Tables.Number(table, row, column, mapping.Path) is { } number ? (float)Millimetre.Of(number) : float.NaN)]);
        }
        return axes;
    }

    List<ImmutableArray<float>>? Drawn(MappingNode mapping, PopulationSpec population, Scope scope)
    {
        if (mapping["box"] is not MappingNode box)
        {
            compilation.Diagnostics.Error("missing-key", mapping, "Positions need a table or a box.", "For example: box: {x: [0 mm, 1 mm], y: [0 mm, 1 mm]}.");
            return null;
        }
        var axes = new List<ImmutableArray<float>>();
        foreach (var (key, _) in box.Entries)
            if (key.Text is not ("x" or "y" or "z")) compilation.Diagnostics.Unknown("unknown-key", key, "key", key.Text, ["x", "y", "z"]);
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
                compilation.Diagnostics.Error("wrong-form", other, $"The interval of {axis} is a list of two lengths.", $"For example: {axis}: [0 mm, 1 mm].");
                return null;
            }
            var random = new CounterRandom(compilation.Seed, population.Name).For("position " + axis).Element(0);
            var drawn = ImmutableArray.CreateBuilder<float>(population.Size);
            for (int i = 0; i < population.Size; i++) drawn.Add((float)(low + (high - low) * random.Uniform()));
            axes.Add(drawn.MoveToImmutable());
        }
        return axes;
    }
}
