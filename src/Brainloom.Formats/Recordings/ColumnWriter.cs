using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Brainloom.Formats;

/// <summary>Writes rows of numbers as text, through one large buffer.</summary>
internal sealed class ColumnWriter(RecordingDirectory directory, string kind, string owner, string extension, char separator) : IDisposable
{
    private const int LongestNumber = 32;

    private readonly Stream stream = directory.Create(kind, owner, extension);
    private readonly byte[] buffer = new byte[1 << 16];
    private int used;
    private bool rowStarted;

    public void Line(string text)
    {
        Flush();
        stream.Write(Encoding.UTF8.GetBytes(text + "\n"));
    }

    public void Time(in StepTimes times, long step)
    {
        int written = times.Write(step, Cell());
        used += written;
    }

    public void Number(long value)
    {
        Utf8Formatter.TryFormat(value, Cell(), out int written);
        used += written;
    }

    public void Number(double value)
    {
        value.TryFormat(Cell(), out int written, default, CultureInfo.InvariantCulture);
        used += written;
    }

    public void EndRow()
    {
        buffer[used++] = (byte)'\n';
        rowStarted = false;
    }

    public void Dispose()
    {
        Flush();
        stream.Dispose();
    }

    private Span<byte> Cell()
    {
        if (used + LongestNumber + 2 > buffer.Length) Flush();
        if (rowStarted) buffer[used++] = (byte)separator;
        rowStarted = true;
        return buffer.AsSpan(used);
    }

    private void Flush()
    {
        stream.Write(buffer, 0, used);
        used = 0;
    }
}
