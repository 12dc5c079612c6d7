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
        // words in even and in odd places apart: a product needs the lower half of 64 bits and gives both; what is left above is ignored
        Vector256<ulong> even0 = c0.AsUInt64(), even1 = c1.AsUInt64(), even2 = c2.AsUInt64(), even3 = c3.AsUInt64();
        Vector256<ulong> odd0 = even0 >>> 32, odd1 = even1 >>> 32, odd2 = even2 >>> 32, odd3 = even3 >>> 32;
        Vector256<ulong> m0 = Vector256.Create((ulong)M0), m1 = Vector256.Create((ulong)M1);
        Vector256<uint> k0 = Vector256.Create((uint)key), k1 = Vector256.Create((uint)(key >> 32));
        for (int round = 0; round < 10; round++)
        {
            Round(ref even0, ref even1, ref even2, ref even3, m0, m1, k0.AsUInt64(), k1.AsUInt64());
            Round(ref odd0, ref odd1, ref odd2, ref odd3, m0, m1, k0.AsUInt64(), k1.AsUInt64());
            k0 += Vector256.Create(W0);
            k1 += Vector256.Create(W1);
        }
        c0 = Words.Join(even0, odd0 << 32);
        c1 = Words.Join(even1, odd1 << 32);
        c2 = Words.Join(even2, odd2 << 32);
        c3 = Words.Join(even3, odd3 << 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Round(ref Vector256<ulong> c0, ref Vector256<ulong> c1, ref Vector256<ulong> c2, ref Vector256<ulong> c3,
        Vector256<ulong> m0, Vector256<ulong> m1, Vector256<ulong> k0, Vector256<ulong> k1)
    {
        Vector256<ulong> p0 = Words.Product(c0, m0), p1 = Words.Product(c2, m1);
        (c0, c1, c2, c3) = ((p1 >>> 32) ^ c1 ^ k0, p1, (p0 >>> 32) ^ c3 ^ k1, p0);
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
