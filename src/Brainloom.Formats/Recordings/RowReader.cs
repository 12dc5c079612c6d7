using System.Buffers.Binary;
using System.Globalization;

namespace Brainloom.Formats;

/// <summary>Reads the rows of a recorded file: lines of text, or records of numbers. A row that is cut off is left out.</summary>
internal sealed class RowReader : IDisposable
{
    private readonly FileStream stream;
    private readonly double dt;
    private readonly bool isBinary;
    private readonly long length;
    private readonly byte[] buffer = new byte[1 << 18];
    private long taken;
    private int first, end;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="file">What it holds.</param>
    /// <param name="dt">Time step [ms].</param>
    public RowReader(string path, RecordedFile file, double dt)
    {
        this.dt = dt;
        stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        isBinary = file.Dtype is not null;
        length = Math.Min(file.Bytes, stream.Length);
    }

    /// <summary>Reads the next row.</summary>
    /// <param name="step">Its step.</param>
    /// <param name="numbers">The numbers after the time, as many as there are columns.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryRead(out int step, Span<double> numbers) => isBinary ? TryReadRecord(out step, numbers) : TryReadLine(out step, numbers);

    public void Dispose() => stream.Dispose();

    private bool TryReadRecord(out int step, Span<double> numbers)
    {
        int size = 2 * sizeof(int) + (numbers.Length - 1) * sizeof(double);
        step = 0;
        if (end - first < size && !Fill(size)) return false;
        var record = buffer.AsSpan(first, size);
        step = BinaryPrimitives.ReadInt32LittleEndian(record);
        numbers[0] = BinaryPrimitives.ReadInt32LittleEndian(record[sizeof(int)..]);
        for (int i = 1; i < numbers.Length; i++) numbers[i] = BinaryPrimitives.ReadDoubleLittleEndian(record[(i * sizeof(double))..]);
        first += size;
        return true;
    }

    private bool TryReadLine(out int step, Span<double> numbers)
    {
        while (true)
        {
            step = 0;
            int size;
            while ((size = buffer.AsSpan(first, end - first).IndexOf((byte)'\n')) < 0)
                if (!Fill(end - first + 1)) return false;
            var line = buffer.AsSpan(first, size);
            first += size + 1;
            // comments and names of columns
            if (size == 0 || !char.IsAsciiDigit((char)line[0])) continue;
            step = (int)Math.Round(Number(ref line) / dt);
            for (int i = 0; i < numbers.Length; i++) numbers[i] = Number(ref line);
            return true;
        }
    }

    private static double Number(ref Span<byte> line)
    {
        int size = line.IndexOfAny((byte)'\t', (byte)',');
        double number = double.Parse(size < 0 ? line : line[..size], NumberStyles.Float, CultureInfo.InvariantCulture);
        line = size < 0 ? [] : line[(size + 1)..];
        return number;
    }

    // reads on until that many bytes are in the buffer
    private bool Fill(int needed)
    {
        buffer.AsSpan(first, end - first).CopyTo(buffer);
        (first, end) = (0, end - first);
        while (end < needed)
        {
            int read = stream.Read(buffer, end, (int)Math.Min(buffer.Length - end, length - taken));
            if (read == 0) return false;
            (end, taken) = (end + read, taken + read);
        }
        return true;
    }
}
