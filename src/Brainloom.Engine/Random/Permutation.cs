using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Brainloom.Engine;

/// <summary>A pseudorandom permutation of 0 … n - 1 that is computed at any point, without a table.</summary>
/// <remarks>
/// A generalised Feistel network (Black and Rogaway 2002, 10.1007/3-540-45760-7_9) on pairs (high, low) of a · b ≥ n values:
/// each round adds a keyed hash of one half to the other half, modulo a or b. A value that leaves 0 … n - 1 is permuted again until it
/// is back (cycle walking), which is rare, as a · b exceeds n by less than a ≈ √n.
/// </remarks>
public sealed class Permutation
{
    // as many as statistics ask for; few values need more, since a round then has few possible functions
    const int Rounds = 6, RoundsOfSmall = 18, LargestSmall = 1 << 12;

    // a product's upper bits are its better ones; the low half has at most 20
    const int LowShift = 12;
    const uint C0 = 0x85EBCA6B, C1 = 0xC2B2AE35;

    readonly int lowBits;
    readonly uint highValues;
    readonly uint[] keys;

    /// <summary>The permutation of 0 … <paramref name="size"/> - 1 that belongs to <paramref name="random"/>.</summary>
    public Permutation(long size, CounterRandom random)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, 1L << 40);
        Size = size;
        int bits = 64 - (int)ulong.LeadingZeroCount((ulong)Math.Max(size - 1, 0));
        lowBits = bits / 2;
        highValues = (uint)((size + (1L << lowBits) - 1) >> lowBits);
        keys = new uint[size <= LargestSmall ? RoundsOfSmall : Rounds];
        random.Element(0).Fill(keys);
    }

    /// <summary>Number of values.</summary>
    public long Size { get; }

    /// <summary>The image of <paramref name="value"/>, which is at least 0 and below <see cref="Size"/>.</summary>
    public long this[long value]
    {
        get
        {
            uint low = (uint)value & LowMask, high = (uint)(value >> lowBits);
            do
                for (int round = 0; round < keys.Length; round += 2)
                {
                    low = (low + (Mix(high, keys[round]) >> LowShift)) & LowMask;
                    high += (uint)(((ulong)Mix(low, keys[round + 1]) * highValues) >> 32);
                    if (high >= highValues) high -= highValues;
                }
            while (Join(high, low) >= Size);
            return Join(high, low);
        }
    }

    /// <summary>The images of <paramref name="start"/>, <paramref name="start"/> + 1, …, for permutations of at most 2³¹ values.</summary>
    public void Images(long start, Span<int> images)
    {
        Debug.Assert(Size <= 1L << 31);
        int width = Vector256<uint>.Count, i = 0;
        for (; i <= images.Length - width; i += width) Eight(start + i, width).CopyTo(images[i..]);
        if (i == images.Length) return;
        Span<int> rest = stackalloc int[width];
        Eight(start + i, images.Length - i).CopyTo(rest);
        rest[..(images.Length - i)].CopyTo(images[i..]);
    }

    // images of eight neighbouring values, of which the first `valid` ones count
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    Vector256<int> Eight(long start, int valid)
    {
        var image = Once(Vector256.Create((uint)start) + Vector256.Create(0u, 1, 2, 3, 4, 5, 6, 7));
        var outside = Vector256.GreaterThanOrEqual(image, Vector256.Create((uint)Size));
        return (outside == Vector256<uint>.Zero ? image : Walk(image, start, valid)).AsInt32();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    Vector256<uint> Walk(Vector256<uint> image, long start, int valid)
    {
        for (int lane = 0; lane < valid; lane++)
            if (image[lane] >= Size) image = image.WithElement(lane, (uint)this[start + lane]);
        return image;
    }

    // eight values through the network, without walking
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    Vector256<uint> Once(Vector256<uint> value)
    {
        Vector256<uint> mask = Vector256.Create(LowMask), modulus = Vector256.Create(highValues);
        Vector256<uint> low = value & mask, high = Vector256.ShiftRightLogical(value, lowBits);
        uint[] key = keys;
        for (int round = 0; round < key.Length - 1; round += 2)
        {
            low = (low + Vector256.ShiftRightLogical(Mix(high, key[round]), LowShift)) & mask;
            high += Words.MultiplyHigh(Mix(low, key[round + 1]), modulus);
            high = Vector256.Min(high, high - modulus);
        }
        return Vector256.ShiftLeft(high, lowBits) | low;
    }

    uint LowMask => (1u << lowBits) - 1;

    long Join(uint high, uint low) => (long)high << lowBits | low;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static uint Mix(uint x, uint key)
    {
        x = (x ^ key) * C0;
        return (x ^ (x >> 15)) * C1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<uint> Mix(Vector256<uint> x, uint key)
    {
        x = (x ^ Vector256.Create(key)) * Vector256.Create(C0);
        return (x ^ Vector256.ShiftRightLogical(x, 15)) * Vector256.Create(C1);
    }
}
