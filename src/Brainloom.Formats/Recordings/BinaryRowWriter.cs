using System.Buffers.Binary;

namespace Brainloom.Formats;

/// <summary>Writes rows as records without gaps: steps and counts as 32-bit integers, other numbers as 64-bit floating point, little-endian.</summary>
internal sealed class BinaryRowWriter(FileStream stream) : RowWriter(stream)
{
    public override void Time(long step) => Number(checked((int)step));

    public override void Number(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(Room(sizeof(int)), value);
        Taken(sizeof(int));
    }

    public override void Number(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(Room(sizeof(double)), value);
        Taken(sizeof(double));
    }
}
