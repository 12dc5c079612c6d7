namespace Brainloom.Formats;

/// <summary>Writes rows of numbers to a file, through one large buffer.</summary>
internal abstract class RowWriter(FileStream stream) : IDisposable
{
    private readonly byte[] buffer = new byte[1 << 16];
    private int used;

    /// <summary>Rows so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Length of the file, with all that is in the buffer.</summary>
    public long Bytes { get; private set; }

    /// <summary>Writes the time of a step as the first number of a row.</summary>
    public abstract void Time(long step);

    /// <summary>Writes the next number of the row.</summary>
    public abstract void Number(int value);

    /// <summary>Writes the next number of the row.</summary>
    public abstract void Number(double value);

    /// <summary>Ends the row.</summary>
    public virtual void EndRow() => Rows++;

    /// <summary>Passes the buffer on to the operating system, which keeps it when this process ends.</summary>
    /// <exception cref="IOException">It could not be written.</exception>
    public void Flush()
    {
        try
        {
            stream.Write(buffer, 0, used);
        }
        catch (ArgumentOutOfRangeException refused)
        {
            // what .NET makes of EFBIG
            throw new IOException($"{stream.Name} has reached the largest size that the file system or a limit of this process allows.", refused);
        }
        used = 0;
    }

    /// <summary>Closes the file; what was not flushed is lost.</summary>
    public void Dispose() => stream.Dispose();

    /// <summary>Room for that many bytes, at most 4096.</summary>
    protected Span<byte> Room(int bytes)
    {
        if (used + bytes > buffer.Length) Flush();
        return buffer.AsSpan(used);
    }

    /// <summary>Says how many bytes of the room were taken.</summary>
    protected void Taken(int bytes)
    {
        used += bytes;
        Bytes += bytes;
    }
}
