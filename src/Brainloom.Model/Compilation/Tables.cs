namespace Brainloom.Model;

/// <summary>The tables that a document names, each read once.</summary>
sealed class Tables(ModelDocument document, DiagnosticList diagnostics)
{
    readonly Dictionary<string, CsvTable?> read = new(StringComparer.Ordinal);

    /// <summary>The table that a node names, relative to the file that holds the node; null when it cannot be read, which is reported.</summary>
    public CsvTable? At(Node? node, string path) =>
        node is ScalarNode name ? Open(name.Text, name.Path, name.Place) : Missing(node, path);

    /// <summary>The table of this name, asked for at a place.</summary>
    public CsvTable? Open(string name, string path, Place asked)
    {
        string folder = Path.GetDirectoryName(asked.File.StartsWith("--", StringComparison.Ordinal) ? document.File : asked.File) ?? "";
        string file = Path.Combine(folder, name);
        if (read.TryGetValue(file, out var table)) return table;
        try
        {
            table = CsvTable.Read(document.Read(file), file, diagnostics);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Error("missing-file", path, asked, $"The table '{name}' cannot be read: {e.Message}", "File names are relative to the document that names them.");
        }
        return read[file] = table;
    }

    /// <summary>Position of a column; null when there is none, which is reported.</summary>
    public int? Column(CsvTable table, Node at, string name)
    {
        int column = table.Find(name);
        if (column >= 0) return column;
        diagnostics.Unknown("unknown-column", at, $"column in {Path.GetFileName(table.File)} named", name, table.Columns.Select(known => known.Name));
        return null;
    }

    /// <summary>The number in a field; null when it holds none, which is reported.</summary>
    public Quantity? Number(CsvTable table, CsvRow row, int column, string path)
    {
        var number = table.Number(row, column);
        if (number is null)
            diagnostics.Error("bad-number", path, table.PlaceOf(row, column), $"'{row.Fields[column]}' in column {table.Columns[column].Name} is not a number.",
                "Write numbers with a point, and their unit in the header, as in 'V_m [mV]'.");
        return number;
    }

    CsvTable? Missing(Node? node, string path)
    {
        if (node is not null) diagnostics.Error("wrong-form", path, node.Place, "A file name is expected here.");
        return null;
    }
}
