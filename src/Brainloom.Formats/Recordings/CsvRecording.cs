namespace Brainloom.Formats;

/// <summary>Recordings as comma-separated values with a line of column names (RFC 4180).</summary>
[RecordingFormat("csv", ".csv")]
public sealed class CsvRecording() : ColumnRecording(',')
{
    private protected override IEnumerable<string> Head(string subject, IReadOnlyList<string> columns, IReadOnlyList<string> units) =>
        [string.Join(',', columns)];
}
