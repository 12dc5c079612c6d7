using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Brainloom.Engine;

/// <summary>Products and quotients of 32-bit words, eight at a time.</summary>
static class Words
{
    /// <summary>The lower and the upper word of each product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Multiply(Vector256<uint> a, Vector256<uint> b, out Vector256<uint> low, out Vector256<uint> high)
    {
        // products of the even and of the odd lanes, then sorted into low and high words
        var lower = Vector256.Create(0xFFFFFFFFUL);
        Vector256<ulong> even, odd;
        Vector256<ulong> oddA = Vector256.ShiftRightLogical(a.AsUInt64(), 32), oddB = Vector256.ShiftRightLogical(b.AsUInt64(), 32);
        if (Avx2.IsSupported)
        {
            even = Avx2.Multiply(a, b);
            odd = Avx2.Multiply(oddA.AsUInt32(), oddB.AsUInt32());
            low = Avx2.Blend(even.AsUInt32(), Vector256.ShiftLeft(odd, 32).AsUInt32(), 0b10101010);
            high = Avx2.Blend(Vector256.ShiftRightLogical(even, 32).AsUInt32(), odd.AsUInt32(), 0b10101010);
            return;
        }
        even = (a.AsUInt64() & lower) * (b.AsUInt64() & lower);
        odd = oddA * oddB;
        low = ((even & lower) | Vector256.ShiftLeft(odd, 32)).AsUInt32();
        high = (Vector256.ShiftRightLogical(even, 32) | (odd & ~lower)).AsUInt32();
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
            {
                Multiply(Vector256.Load(first + i), factor, out _, out var high);
                Vector256.ShiftRightLogical(high, shift).Store(first + i);
            }
            for (; i < words.Length; i++) first[i] = (uint)((ulong)first[i] * reciprocal >> (32 + shift));
        }
    }
}
