using System.Collections.Immutable;

namespace Brainloom.Model;

/// <summary>A table with one row per target population and one column per source population.</summary>
/// <param name="Table">The table.</param>
/// <param name="Sources">Labels of the columns.</param>
/// <param name="Targets">Labels of the rows.</param>
/// <param name="Entries">Numbers, row after row.</param>
sealed record Matrix(CsvTable Table, ImmutableArray<string> Sources, ImmutableArray<string> Targets, ImmutableArray<double> Entries)
{
    public Place PlaceOfSource(int index) => Table.PlaceOf(Table.Header, index + 1);

    public Place PlaceOfTarget(int index) => Table.PlaceOf(Table.Rows[index], 0);

    /// <summary>Reads a matrix from a file name or <c>{table: …, source: …}</c>; null when it cannot be read, which is reported.</summary>
    public static Matrix? Read(Compilation compilation, Node node)
    {
        if (node is MappingNode mapping) compilation.Diagnostics.CheckKeys(mapping, Sections.MatrixTable);
        var file = node is MappingNode named ? named["table"] : node;
        if (file is null || compilation.Tables.At(file, node.Path) is not { } table) return null;
        var entries = ImmutableArray.CreateBuilder<double>(table.Rows.Length * (table.Columns.Length - 1));
        bool whole = true;
        foreach (var row in table.Rows)
            for (int column = 1; column < table.Columns.Length; column++)
                if (compilation.Tables.Number(table, row, column, node.Path) is { } number) entries.Add(number.Value);
                else whole = false;
        return whole ? new Matrix(table, [.. table.Columns.Skip(1).Select(column => column.Name)], [.. table.Rows.Select(row => row.Fields[0])], entries.ToImmutable()) : null;
    }
}
