namespace Brainloom.Analysis;

/// <summary>An image of opaque pixels, row after row from the top, each <c>0xRRGGBB</c>.</summary>
public sealed record PixelImage(int Width, int Height, ReadOnlyMemory<int> Pixels);
