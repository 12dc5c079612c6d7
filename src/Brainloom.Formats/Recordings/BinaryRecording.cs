using System.Collections.Immutable;

namespace Brainloom.Formats;

/// <summary>Recordings as records of numbers without gaps or header, little-endian; the manifest gives the type of a record as numpy names it. Times are steps: multiply by dt_ms.</summary>
[RecordingFormat("binary", ".bin")]
public sealed class BinaryRecording : RowRecording
{
    private protected override string TimeColumn => "step";

    private protected override string TimeUnit => "1";

    private protected override RowWriter Rows(FileStream stream, double dt, string subject, IReadOnlyList<string> columns, IReadOnlyList<string> units) =>
        new BinaryRowWriter(stream);

    private protected override ImmutableArray<ImmutableArray<string>>? Dtype(IReadOnlyList<string> columns) =>
        [.. columns.Select((name, i) => ImmutableArray.Create(name, i < 2 ? "<i4" : "<f8"))];
}
