using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;
using CsvHelper.Configuration;

namespace Brainloom.Model;

/// <summary>A table in a CSV file: one header line, commas, points in numbers; lines that begin with # are comments.</summary>
/// <remarks>A heading may carry the unit of its numbers, as <c>V_m [mV]</c>.</remarks>
public sealed partial class CsvTable
{
    readonly Dictionary<string, int> index = new(StringComparer.Ordinal);

    CsvTable(string file, ImmutableArray<CsvColumn> columns, ImmutableArray<CsvRow> rows, CsvRow header)
    {
        File = file;
        Header = header;
        Columns = columns;
        Rows = rows;
        for (int i = 0; i < columns.Length; i++) index[columns[i].Name] = i;
    }

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>The header line.</summary>
    public CsvRow Header { get; }

    /// <summary>Columns.</summary>
    public ImmutableArray<CsvColumn> Columns { get; }

    /// <summary>Rows, each as long as <see cref="Columns"/>.</summary>
    public ImmutableArray<CsvRow> Rows { get; }

    /// <summary>Position of a column; -1 when there is none of this name.</summary>
    public int Find(string column) => index.GetValueOrDefault(column, -1);

    /// <summary>The number in a field, with the unit of its column; null when the field holds none.</summary>
    public Quantity? Number(CsvRow row, int column) =>
        double.TryParse(row.Fields[column], NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? Columns[column].Unit.Times(number) : null;

    /// <summary>Where a field is.</summary>
    public Place PlaceOf(CsvRow row, int column) => new(File, row.Line, row.ColumnOf(column));

    /// <summary>Reads a table; null when it cannot be read, which is reported.</summary>
    internal static CsvTable? Read(string text, string file, DiagnosticList diagnostics)
    {
        using var parser = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            AllowComments = true,
            TrimOptions = TrimOptions.Trim,
            BadDataFound = null,
        });
        if (!parser.Read())
        {
            diagnostics.Error("empty-table", "", new Place(file, 1, 1), "The table is empty.", "Give it a header line and rows.");
            return null;
        }
        bool whole = true;
        var header = new CsvRow([.. parser.Record!], parser.RawRow, parser.RawRecord);
        var columns = ImmutableArray.CreateBuilder<CsvColumn>();
        foreach (string heading in parser.Record!)
        {
            var match = Heading().Match(heading);
            var unit = Unit.One;
            try
            {
                if (match.Groups["unit"].Success) unit = Unit.Parse(match.Groups["unit"].Value);
            }
            catch (FormatException e)
            {
                diagnostics.Error("unknown-unit", "", new Place(file, parser.RawRow, 1), e.Message, "Write the unit of a column as in 'V_m [mV]'.");
                whole = false;
            }
            columns.Add(new CsvColumn(match.Groups["name"].Value, unit));
        }
        var rows = ImmutableArray.CreateBuilder<CsvRow>();
        while (parser.Read())
        {
            string[] fields = parser.Record!;
            if (fields.Length == columns.Count) rows.Add(new CsvRow([.. fields], parser.RawRow, parser.RawRecord));
            else
            {
                diagnostics.Error("bad-row", "", new Place(file, parser.RawRow, 1), $"The row has {fields.Length} fields, the header has {columns.Count}.",
                    "Give every row one field per column.");
                whole = false;
            }
        }
        return whole ? new CsvTable(file, columns.ToImmutable(), rows.ToImmutable(), header) : null;
    }

    [GeneratedRegex(@"^(?<name>.*?)\s*(\[(?<unit>[^\]]+)\])?$")]
    private static partial Regex Heading();
}
