namespace Brainloom.Formats;

/// <summary>Recordings as columns of text; times in milliseconds.</summary>
public abstract class ColumnRecording : RowRecording
{
    private protected ColumnRecording(char separator) => this.separator = separator;

    private readonly char separator;

    private protected override string TimeColumn => "time_ms";

    private protected override string TimeUnit => "ms";

    /// <summary>Lines before the first row.</summary>
    /// <param name="subject">What the file holds, in a few words.</param>
    /// <param name="columns">Names of the columns.</param>
    /// <param name="units">Their units; empty where the name states it or there is none.</param>
    private protected abstract IEnumerable<string> Head(string subject, IReadOnlyList<string> columns, IReadOnlyList<string> units);

    private protected override RowWriter Rows(FileStream stream, double dt, string subject, IReadOnlyList<string> columns, IReadOnlyList<string> units) =>
        new ColumnWriter(stream, dt, separator, Head(subject, columns, units));
}
