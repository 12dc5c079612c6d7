using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Brainloom.Engine;

/// <summary>Products and quotients of 32-bit words, eight at a time.</summary>
static class Words
{
    /// <summary>Full products of the words in even places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Product(Vector256<ulong> a, Vector256<ulong> b)
    {
        if (Avx2.IsSupported) return Avx2.Multiply(a.AsUInt32(), b.AsUInt32());
        var lower = Vector256.Create((ulong)uint.MaxValue);
        return (a & lower) * (b & lower);
    }

    /// <summary>The even words of one pack with the odd words of another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Join(Vector256<ulong> even, Vector256<ulong> odd) => Avx2.IsSupported
        ? Avx2.Blend(even.AsUInt32(), odd.AsUInt32(), 0b10101010)
        : Vector256.ConditionalSelect(Vector256.Create((ulong)uint.MaxValue), even, odd).AsUInt32();

    /// <summary>The upper word of each product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> MultiplyHigh(Vector256<uint> a, Vector256<uint> b)
    {
        Vector256<ulong> evenA = a.AsUInt64(), evenB = b.AsUInt64();
        return Join(Product(evenA, evenB) >>> 32, Product(evenA >>> 32, evenB >>> 32));
    }

    /// <summary>Divides words below 2³¹ by the same number, rounding down.</summary>
    /// <remarks>Multiplication with a rounded-up reciprocal: Granlund and Montgomery 1994, 10.1145/178243.178249.</remarks>
    public static unsafe void Divide(Span<uint> words, uint divisor)
    {
        if (divisor <= 1) return;
        int shift = 31 - BitOperations.LeadingZeroCount(divisor - 1);
        uint reciprocal = (uint)(((1UL << (32 + shift)) + divisor - 1) / divisor);
        var factor = Vector256.Create(reciprocal);
        fixed (uint* first = words)
        {
            int i = 0;
            for (; i <= words.Length - Vector256<uint>.Count; i += Vector256<uint>.Count)
                (MultiplyHigh(Vector256.Load(first + i), factor) >>> shift).Store(first + i);
            for (; i < words.Length; i++) first[i] = (uint)((ulong)first[i] * reciprocal >> (32 + shift));
        }
    }
}
