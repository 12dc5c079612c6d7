namespace Brainloom.Formats;

/// <summary>Recordings as plain text: columns separated by tabs, after comment lines that start with #.</summary>
[RecordingFormat("text", ".dat")]
public sealed class TextRecording() : ColumnRecording('\t')
{
    private protected override IEnumerable<string> Head(string subject, IReadOnlyList<string> columns, IReadOnlyList<string> units)
    {
        yield return "# " + subject.ReplaceLineEndings(" ");
        yield return "# " + string.Join('\t', columns.Zip(units, (column, unit) => unit.Length == 0 ? column : $"{column} [{unit}]"));
    }
}
