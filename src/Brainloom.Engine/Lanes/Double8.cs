using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Brainloom.Engine;

/// <summary>Eight values in double precision, in a vector of 512 bits.</summary>
public readonly struct Double8(Vector512<double> x) : ILanes<Double8>
{
    readonly Vector512<double> x = x;

    /// <inheritdoc/>
    public static int Width => 8;

    /// <inheritdoc/>
    public static int ElementSize => 8;

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double8 Create(double value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static unsafe Double8 Load(void* address) => new(Vector512.Load((double*)address));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static unsafe void Store(void* address, Double8 value) => value.x.Store((double*)address);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static unsafe Double8 LoadInt32(int* address)
    {
        // x + 2³¹ as fraction of a number in [2⁵², 2⁵³): exact, and fast without a conversion from 64-bit integers
        var shifted = Widen((uint*)address) ^ Vector512.Create(0x4330000080000000ul);
        return new(shifted.AsDouble() - Vector512.Create(4503599627370496.0 + 2147483648.0));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static unsafe Double8 LoadUniform(uint* words)
    {
        // the upper 23 bits of the word as fraction of a number in [2⁵², 2⁵³)
        var shifted = (Widen(words) >>> 9 | Vector512.Create(0x4330000000000000ul)).AsDouble();
        return new((shifted - Vector512.Create(4503599627370496 - .5)) * (1.0 / (1 << 23)));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double8 operator +(Double8 a, Double8 b) => new(a.x + b.x);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double8 operator -(Double8 a, Double8 b) => new(a.x - b.x);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double8 operator *(Double8 a, Double8 b) => new(a.x * b.x);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double8 operator /(Double8 a, Double8 b) => new(a.x / b.x);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double8 Fma(Double8 a, Double8 b, Double8 c) => new(Vector512.FusedMultiplyAdd(a.x, b.x, c.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double8 Min(Double8 a, Double8 b) => new(Vector512.MinNative(a.x, b.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double8 Max(Double8 a, Double8 b) => new(Vector512.MaxNative(a.x, b.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double8 Sqrt(Double8 a) => new(Vector512.Sqrt(a.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double8 Round(Double8 a) => new(Vector512.Round(a.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double8 PowerOfTwo(Double8 n)
    {
        // adding 1.5·2⁵² leaves the biased exponent in the lowest bits
        var biased = (n.x + Vector512.Create(6755399441055744.0 + 1023)).AsInt64();
        return new((biased << 52).AsDouble());
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double8 Fraction(Double8 a, out Double8 exponent)
    {
        // the biased exponent as fraction of a number in [2⁵², 2⁵³)
        var bits = a.x.AsInt64();
        exponent = new((bits >>> 52 | Vector512.Create(0x4330000000000000)).AsDouble() - Vector512.Create(4503599627370496.0 + 1023));
        return new((bits & Vector512.Create(0x000FFFFFFFFFFFFF) | Vector512.Create(0x3FF0000000000000)).AsDouble());
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double8 Greater(Double8 a, Double8 b) => new(Vector512.GreaterThan(a.x, b.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double8 GreaterOrEqual(Double8 a, Double8 b) => new(Vector512.GreaterThanOrEqual(a.x, b.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double8 Select(Double8 mask, Double8 ifTrue, Double8 ifFalse) => new(Vector512.ConditionalSelect(mask.x, ifTrue.x, ifFalse.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static ulong Bits(Double8 mask) => mask.x.ExtractMostSignificantBits();

    [MethodImpl(AggressiveInlining)]
    static unsafe Vector512<ulong> Widen(uint* words) => Vector512.WidenLower(Vector256.Load(words).ToVector512Unsafe());
}
