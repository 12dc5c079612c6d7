using System.Buffers.Binary;
using System.IO.Compression;
using Brainloom.Analysis;
using Xunit;

namespace Brainloom.Tests.Analysis;

public class PngTests
{
    [Fact]
    public void Writes_every_pixel()
    {
        byte[] file = Png.Encode(new PixelImage(2, 2, new[] { 0xFF0000, 0x00FF00, 0x0000FF, 0x123456 }), dotsPerInch: 300, title: "µ");
        Assert.True(file.AsSpan().StartsWith(Png.Signature));
        var chunks = Chunks(file);
        Assert.Equal(["IHDR", "pHYs", "iTXt", "IDAT", "IEND"], chunks.Select(c => c.Type));
        Assert.Equal(11811, BinaryPrimitives.ReadInt32BigEndian(chunks[1].Data));

        using var zlib = new ZLibStream(new MemoryStream(chunks[3].Data), CompressionMode.Decompress);
        using var raw = new MemoryStream();
        zlib.CopyTo(raw);
        Assert.Equal([0, 0xFF, 0, 0, 0, 0xFF, 0, 0, 0, 0, 0xFF, 0x12, 0x34, 0x56], raw.ToArray());
    }

    [Fact]
    public void The_end_carries_the_checksum_that_the_standard_gives() =>
        Assert.Equal([0, 0, 0, 0, .. "IEND"u8, 0xAE, 0x42, 0x60, 0x82], Png.Encode(new PixelImage(1, 1, new[] { 0 }))[^12..]);

    internal static List<(string Type, byte[] Data)> Chunks(byte[] file)
    {
        var chunks = new List<(string, byte[])>();
        for (int at = 8; at < file.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            chunks.Add((System.Text.Encoding.ASCII.GetString(file, at + 4, 4), file[(at + 8)..(at + 8 + length)]));
            at += 12 + length;
        }
        return chunks;
    }
}
