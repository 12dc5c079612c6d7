using System.Collections.Immutable;

namespace Brainloom.Model;

/// <summary>A row of a table for which an entry of the document stands: its numbers are names in formulas, and <c>{column: …}</c> takes a field.</summary>
/// <remarks>An empty field gives no name, so that it is a mistake only where a formula uses it.</remarks>
sealed class TableRow
{
    readonly CsvTable? table;
    readonly CsvRow? row;
    readonly DiagnosticList? diagnostics;

    TableRow(CsvTable? table, CsvRow? row, DiagnosticList? diagnostics, ImmutableSortedDictionary<string, Quantity> numbers) =>
        (this.table, this.row, this.diagnostics, Numbers) = (table, row, diagnostics, numbers);

    /// <summary>Whether there is no table, and the entry stands for itself.</summary>
    public bool IsEntry => table is null;

    /// <summary>Numbers by column.</summary>
    public ImmutableSortedDictionary<string, Quantity> Numbers { get; }

    /// <summary>The rows of the table that an entry names; one that is no row when it names none.</summary>
    public static IEnumerable<TableRow> Of(Compilation compilation, MappingNode entry)
    {
        if (entry["table"] is not { } file) return [new TableRow(null, null, null, ImmutableSortedDictionary<string, Quantity>.Empty)];
        return compilation.Tables.At(file, entry.Path) is { } table ? Of(compilation, entry, table) : [];
    }

    static IEnumerable<TableRow> Of(Compilation compilation, MappingNode entry, CsvTable table)
    {
        // a column holds numbers when any of its fields is one
        var numeric = Enumerable.Range(0, table.Columns.Length).Where(column => table.Rows.Any(row => table.Number(row, column) is not null)).ToList();
        foreach (var row in table.Rows)
        {
            var numbers = ImmutableSortedDictionary.CreateBuilder<string, Quantity>(StringComparer.Ordinal);
            foreach (int column in numeric)
                if (row.Fields[column].Length > 0 && compilation.Tables.Number(table, row, column, entry.Path) is { } number) numbers[table.Columns[column].Name] = number;
            yield return new TableRow(table, row, compilation.Diagnostics, numbers.ToImmutable());
        }
    }

    /// <summary>The entry with every <c>{column: …}</c> replaced by the field of this row.</summary>
    public MappingNode Fill(MappingNode entry) => table is null ? entry : (MappingNode)Filled(entry);

    /// <summary>The field of a column, at its place; null when there is no such column, which is reported.</summary>
    public ScalarNode? Field(string column, Node at)
    {
        int index = table!.Find(column);
        if (index < 0)
        {
            diagnostics!.Unknown("unknown-column", at, $"column in {Path.GetFileName(table.File)} named", column, table.Columns.Select(known => known.Name));
            return null;
        }
        string unit = table.Columns[index].Unit.Symbol, text = row!.Fields[index];
        bool counts = unit != "1" && table.Number(row, index) is not null;
        return new ScalarNode(table.PlaceOf(row, index), at.Path, counts ? $"{text} * {unit}" : text);
    }

    /// <summary>Whether this row makes an object: <c>where</c> holds, and the fields that name neurons are not empty, which is reported.</summary>
    public bool Holds(Compilation compilation, DocumentPart part, MappingNode filled, params ReadOnlySpan<string> nodes)
    {
        if (filled["where"] is { } where)
        {
            if (table is null) compilation.Diagnostics.Error("wrong-form", where, "'where' chooses rows of a table, and there is none.", "Add 'table', or remove 'where'.");
            else if (compilation.Values.Quantity(where, compilation.Parameters(part).Scope.With(Numbers)) is not { Value: not 0 }) return false;
        }
        foreach (string key in nodes)
            if (filled[key] is null)
            {
                compilation.Diagnostics.Error("missing-key", filled.Path, table!.PlaceOf(row!, 0), $"The row names no {key}.", "Fill the field, or leave the row out by 'where'.");
                return false;
            }
        return true;
    }

    Node Filled(Node node)
    {
        switch (node)
        {
            case MappingNode { Entries: [{ Key.Text: "column", Value: ScalarNode column }] }:
                return Field(column.Text, column) ?? new ScalarNode(column.Place, column.Path, "");
            case MappingNode mapping:
                var filled = mapping;
                foreach (var (key, value) in mapping.Entries)
                    if (Filled(value) is var one && one != value) filled = filled.With(key, one);
                return filled;
            case SequenceNode list:
                var items = list.Items.Select(Filled).ToImmutableArray();
                return items.SequenceEqual(list.Items) ? list : new SequenceNode(list.Place, list.Path, items);
            default:
                return node;
        }
    }
}
