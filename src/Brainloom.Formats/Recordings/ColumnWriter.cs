using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Brainloom.Formats;

/// <summary>Writes rows of numbers as text.</summary>
internal sealed class ColumnWriter : RowWriter
{
    private const int LongestNumber = 32;

    private readonly StepTimes times;
    private readonly char separator;

    /// <summary>A writer whose file begins with lines of text.</summary>
    public ColumnWriter(FileStream stream, double dt, char separator, IEnumerable<string> head) : base(stream)
    {
        times = new StepTimes(dt);
        this.separator = separator;
        // names have no limit, so lines go through the buffer in parts
        foreach (string line in head)
            foreach (byte[] part in Encoding.UTF8.GetBytes(line + "\n").Chunk(1 << 12))
            {
                part.CopyTo(Room(part.Length));
                Taken(part.Length);
            }
    }

    public override void Time(long step) => Taken(times.Write(step, Room(LongestNumber)));

    public override void Number(int value)
    {
        Utf8Formatter.TryFormat(value, Cell(), out int written);
        Taken(1 + written);
    }

    public override void Number(double value)
    {
        value.TryFormat(Cell(), out int written, default, CultureInfo.InvariantCulture);
        Taken(1 + written);
    }

    public override void EndRow()
    {
        Room(1)[0] = (byte)'\n';
        Taken(1);
        base.EndRow();
    }

    private Span<byte> Cell()
    {
        var room = Room(1 + LongestNumber);
        room[0] = (byte)separator;
        return room[1..];
    }
}
