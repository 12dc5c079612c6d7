using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Brainloom.Analysis;

/// <summary>Writes images as Portable Network Graphics (ISO/IEC 15948).</summary>
public static class Png
{
    /// <summary>The eight bytes at the start of every PNG file.</summary>
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>An image as a PNG file of 8-bit RGB.</summary>
    /// <param name="image">The image.</param>
    /// <param name="dotsPerInch">Resolution to state in the file; null for none.</param>
    /// <param name="title">Title to state in the file; null for none.</param>
    public static byte[] Encode(PixelImage image, double? dotsPerInch = null, string? title = null)
    {
        using var file = new MemoryStream();
        file.Write(Signature);

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, image.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), image.Height);
        header[8] = 8;  // bits per channel
        header[9] = 2;  // RGB
        WriteChunk(file, "IHDR", header);

        if (dotsPerInch is { } resolution)
        {
            var density = new byte[9];
            int perMetre = (int)Math.Round(resolution / 0.0254);
            BinaryPrimitives.WriteInt32BigEndian(density, perMetre);
            BinaryPrimitives.WriteInt32BigEndian(density.AsSpan(4), perMetre);
            density[8] = 1;
            WriteChunk(file, "pHYs", density);
        }
        // keyword, compression flag and method, language, translated keyword, text
        if (title is not null) WriteChunk(file, "iTXt", [.. "Title\0\0\0\0\0"u8, .. Encoding.UTF8.GetBytes(title)]);

        WriteChunk(file, "IDAT", Compress(image));
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    private static byte[] Compress(PixelImage image)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var row = new byte[1 + 3 * image.Width];
            var pixels = image.Pixels.Span;
            for (int y = 0; y < image.Height; y++)
            {
                for (int x = 0; x < image.Width; x++)
                {
                    int pixel = pixels[y * image.Width + x];
                    row[3 * x + 1] = (byte)(pixel >> 16);
                    row[3 * x + 2] = (byte)(pixel >> 8);
                    row[3 * x + 3] = (byte)pixel;
                }
                zlib.Write(row);
            }
        }
        return compressed.ToArray();
    }

    private static void WriteChunk(Stream file, string type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        byte[] name = Encoding.ASCII.GetBytes(type);
        file.Write(name);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Checksum(Checksum(0xFFFFFFFF, name), data));
        file.Write(number);
    }

    // cyclic redundancy check of ISO 3309, polynomial 0xEDB88320
    private static uint Checksum(uint checksum, ReadOnlySpan<byte> data)
    {
        foreach (byte value in data)
        {
            checksum ^= value;
            for (int bit = 0; bit < 8; bit++) checksum = (checksum >> 1) ^ (0xEDB88320 & (0 - (checksum & 1)));
        }
        return checksum;
    }
}
