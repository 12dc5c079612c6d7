using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Brainloom.Engine;

/// <summary>The counter-based generator Philox 4×32-10: four random words from a counter of four words and a key of two.</summary>
/// <remarks>Salmon, Moraes, Dror and Shaw 2011, 10.1145/2063384.2063405.</remarks>
public static class Philox
{
    const uint M0 = 0xD2511F53, M1 = 0xCD9E8D57, W0 = 0x9E3779B9, W1 = 0xBB67AE85;

    /// <summary>One block of four words.</summary>
    public static void Block(ref uint c0, ref uint c1, ref uint c2, ref uint c3, ulong key)
    {
        uint k0 = (uint)key, k1 = (uint)(key >> 32);
        for (int round = 0; round < 10; round++, k0 += W0, k1 += W1)
        {
            ulong p0 = (ulong)M0 * c0, p1 = (ulong)M1 * c2;
            (c0, c1, c2, c3) = ((uint)(p1 >> 32) ^ c1 ^ k0, (uint)p1, (uint)(p0 >> 32) ^ c3 ^ k1, (uint)p0);
        }
    }

    /// <summary>Eight blocks side by side: lane i of the four packs is one block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Blocks(ref Vector256<uint> c0, ref Vector256<uint> c1, ref Vector256<uint> c2, ref Vector256<uint> c3, ulong key)
    {
        var m0 = Vector256.Create(M0);
        var m1 = Vector256.Create(M1);
        uint k0 = (uint)key, k1 = (uint)(key >> 32);
        for (int round = 0; round < 10; round++, k0 += W0, k1 += W1)
        {
            Words.Multiply(c0, m0, out var low0, out var high0);
            Words.Multiply(c2, m1, out var low1, out var high1);
            c0 = high1 ^ c1 ^ Vector256.Create(k0);
            c1 = low1;
            c2 = high0 ^ c3 ^ Vector256.Create(k1);
            c3 = low0;
        }
    }

    /// <summary>Fills <paramref name="words"/> with the blocks at positions <paramref name="position"/>, position + 1, … of a counter whose other words are given.</summary>
    /// <param name="words">Random words; the length is a multiple of 32.</param>
    /// <param name="position">First block.</param>
    /// <param name="c1">Second word of the counter.</param>
    /// <param name="c2">Third word.</param>
    /// <param name="c3">Fourth word.</param>
    /// <param name="key">Key.</param>
    public static unsafe void Fill(Span<uint> words, uint position, uint c1, uint c2, uint c3, ulong key)
    {
        var lane = Vector256.Create(0u, 1, 2, 3, 4, 5, 6, 7);
        fixed (uint* first = words)
            for (uint* w = first, end = first + words.Length; w < end; w += 32, position += 8)
            {
                Vector256<uint> x0 = Vector256.Create(position) + lane, x1 = Vector256.Create(c1), x2 = Vector256.Create(c2), x3 = Vector256.Create(c3);
                Blocks(ref x0, ref x1, ref x2, ref x3, key);
                x0.Store(w);
                x1.Store(w + 8);
                x2.Store(w + 16);
                x3.Store(w + 24);
            }
    }
}
