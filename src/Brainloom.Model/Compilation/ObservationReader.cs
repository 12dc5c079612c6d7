using System.Collections.Immutable;
using Brainloom.Engine;

namespace Brainloom.Model;

/// <summary>Reads expected results: one per entry, or one per row of a table whose columns are the keys of an entry.</summary>
sealed class ObservationReader(Compilation compilation)
{
    /// <summary>What can be observed.</summary>
    public static readonly ImmutableArray<string> Statistics = ["rate", "cv_isi", "correlation"];

    static readonly Unit Hertz = Unit.Parse("Hz"), Millisecond = Unit.Parse("ms");

    readonly DiagnosticList diagnostics = compilation.Diagnostics;
    readonly ImmutableArray<ObservationSpec>.Builder specified = ImmutableArray.CreateBuilder<ObservationSpec>();

    /// <summary>The expectations that hold for the scale and variants chosen.</summary>
    public ImmutableArray<ObservationSpec> Read()
    {
        foreach (var (part, name, _, value) in compilation.Entries("observations"))
        {
            if (!diagnostics.CheckKeys(value, Sections.Observation)) continue;
            var scope = compilation.Parameters(part).Scope;
            if (value["when"] is { } when && !Holds(when, scope)) continue;
            if (value["table"] is not { } file) ReadOne(part, name, value, scope);
            else if (compilation.Tables.At(file, value.Path) is { } table) ReadRows(part, name, value, table, scope);
        }
        return specified.ToImmutable();
    }

    bool Holds(Node when, Scope scope) => compilation.Values.Quantity(when, scope) is { Value: not 0 };

    void ReadRows(DocumentPart part, string name, MappingNode value, CsvTable table, Scope scope)
    {
        for (int column = 0; column < table.Columns.Length; column++)
            if (Sections.Observation.All(key => key.Name != table.Columns[column].Name))
                diagnostics.Unknown("unknown-column", value.Path, table.PlaceOf(table.Header, column), "key of an observation named", table.Columns[column].Name, Sections.Observation.Select(key => key.Name));
        foreach (var row in table.Rows)
        {
            // a field stands for the key of its column, with the column's unit
            var entries = value.Entries.Where(entry => entry.Key.Text is not ("table" or "when")).ToImmutableArray();
            for (int column = 0; column < table.Columns.Length; column++)
            {
                if (row.Fields[column].Length == 0) continue;
                var place = table.PlaceOf(row, column);
                string key = table.Columns[column].Name, unit = table.Columns[column].Unit.Symbol;
                bool number = table.Number(row, column) is not null;
                entries = entries.RemoveAll(entry => entry.Key.Text == key)
                    .Add(new Entry(new ScalarNode(place, value.Path, key), new ScalarNode(place, value.Path, number && unit != "1" ? $"{row.Fields[column]} * {unit}" : row.Fields[column])));
            }
            var one = new MappingNode(table.PlaceOf(row, 0), value.Path, entries);
            if (one["when"] is { } when && !Holds(when, scope)) continue;
            ReadOne(part, $"{name}/{(one["population"] as ScalarNode)?.Text}/{(one["statistic"] as ScalarNode)?.Text}", one, scope);
        }
    }

    void ReadOne(DocumentPart part, string name, MappingNode value, Scope scope)
    {
        foreach (string key in new[] { "population", "statistic" })
            if (value[key] is null) diagnostics.Error("missing-key", value, $"'{key}' is missing.", "An observation has a population and a statistic.");
        var selection = value["population"] is { } population ? compilation.Nodes.Select(population, part, name, scope) : null;
        if (value["population"] is MappingNode choice)
            diagnostics.Error("wrong-form", choice, "An observation is of a whole population.", "Name the population; a population of its own can hold some of its neurons.");
        if (selection is { Parts.Length: > 1 }) diagnostics.Error("wrong-form", value["population"]!, "An observation has one population.", "Write one entry per population, or a table.");
        string statistic = (value["statistic"] as ScalarNode)?.Text ?? "";
        if (value["statistic"] is { } node && !Statistics.Contains(statistic)) diagnostics.Unknown("unknown-statistic", node, "statistic", statistic, Statistics);
        var unit = statistic == "rate" ? Hertz : Unit.One;
        var duration = Number(value, "duration", Millisecond, scope);
        if (duration is <= 0) diagnostics.Error("out-of-range", value["duration"]!, "The duration must be greater than zero.");
        if (selection is not { Parts.Length: 1 } || !Statistics.Contains(statistic)) return;
        var spec = new ObservationSpec
        {
            Name = name,
            Population = selection.Parts[0].Population.Name,
            Statistic = statistic,
            Duration = duration,
            Source = (value["source"] as ScalarNode)?.Text,
            Note = (value["note"] as ScalarNode)?.Text,
        };
        if ((value["reference"] is not null ? Distribution(spec, value) : Mean(spec, value, unit, scope)) is { } whole) specified.Add(whole);
    }

    ObservationSpec? Mean(ObservationSpec spec, MappingNode value, Unit unit, Scope scope)
    {
        if (value["interval"] is SequenceNode { Items: [var low, var high] })
        {
            var use = new ValueReader.Use("interval", unit, scope);
            return compilation.Values.Number(low, use) is { } lowest && compilation.Values.Number(high, use) is { } highest
                ? spec with { Lowest = lowest, Highest = highest, Expected = Number(value, "expected", unit, scope) } : null;
        }
        var expected = Number(value, "expected", unit, scope);
        var tolerance = value["relative_tolerance"] is not null ? Number(value, "relative_tolerance", Unit.One, scope) * Math.Abs(expected ?? 0) : Number(value, "tolerance", unit, scope);
        if (value["expected"] is null || (value["tolerance"] ?? value["relative_tolerance"]) is null)
            diagnostics.Error("missing-key", value, "An observation needs an expected value and a tolerance, an interval, or a reference.", "For example: expected: 8 Hz, relative_tolerance: 0.02.");
        else if (tolerance is < 0)
            diagnostics.Error("out-of-range", value["tolerance"] ?? value["relative_tolerance"]!, "A tolerance must not be below zero.");
        return expected is null || tolerance is null ? null : spec with { Expected = expected, Lowest = expected.Value - tolerance.Value, Highest = expected.Value + tolerance.Value };
    }

    ObservationSpec? Distribution(ObservationSpec spec, MappingNode value)
    {
        var distance = Number(value, "maximum_distance", Unit.One, compilation.Parameters(compilation.Parts[0]).Scope);
        if (value["maximum_distance"] is null)
            diagnostics.Error("missing-key", value, "'maximum_distance' is missing.", "Give the largest Kolmogorov-Smirnov distance, between 0 and 1.");
        else if (distance is <= 0 or > 1)
            diagnostics.Error("out-of-range", value["maximum_distance"]!, "A Kolmogorov-Smirnov distance lies between 0 and 1.");
        if (compilation.Tables.At(value["reference"], value.Path) is not { } table) return null;
        string column = (value["column"] as ScalarNode)?.Text ?? spec.Population;
        if (compilation.Tables.Column(table, value["reference"]!, "level") is not { } levels || compilation.Tables.Column(table, value["reference"]!, column) is not { } quantiles) return null;
        var (p, x) = (Column(table, levels, value.Path), Column(table, quantiles, value.Path));
        if (p is null || x is null || distance is null) return null;
        for (int i = 1; i < p.Count; i++)
            if (p[i] <= p[i - 1] || x[i] < x[i - 1])
            {
                diagnostics.Error("not-ascending", value.Path, table.PlaceOf(table.Rows[i], p[i] <= p[i - 1] ? levels : quantiles), "Levels must ascend, and quantiles must not descend.");
                return null;
            }
        return spec with { Levels = [.. p], Quantiles = [.. x], ReferenceFile = (value["reference"] as ScalarNode)?.Text, MaximumDistance = distance };
    }

    List<double>? Column(CsvTable table, int column, string path)
    {
        var numbers = table.Rows.Select(row => compilation.Tables.Number(table, row, column, path)).ToList();
        return numbers.Contains(null) ? null : [.. numbers.Select(number => table.Columns[column].Unit.Of(number!.Value))];
    }

    double? Number(MappingNode value, string key, Unit unit, Scope scope) =>
        value[key] is { } node ? compilation.Values.Number(node, new ValueReader.Use(key, unit, scope)) : null;
}
