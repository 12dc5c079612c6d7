using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Brainloom.Engine;

/// <summary>Four values in double precision, in a vector of 256 bits.</summary>
public readonly struct Double4(Vector256<double> x) : ILanes<Double4>
{
    readonly Vector256<double> x = x;

    /// <inheritdoc/>
    public static int Width => 4;

    /// <inheritdoc/>
    public static int ElementSize => 8;

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double4 Create(double value) => new(Vector256.Create(value));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static unsafe Double4 Load(void* address) => new(Vector256.Load((double*)address));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static unsafe void Store(void* address, Double4 value) => value.x.Store((double*)address);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static unsafe Double4 LoadInt32(int* address)
    {
        // x + 2³¹ as fraction of a number in [2⁵², 2⁵³): exact, and fast without a conversion from 64-bit integers
        var shifted = Widen((uint*)address) ^ Vector256.Create(0x4330000080000000ul);
        return new(shifted.AsDouble() - Vector256.Create(4503599627370496.0 + 2147483648.0));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static unsafe Double4 LoadUniform(uint* words)
    {
        // the upper 23 bits of the word as fraction of a number in [2⁵², 2⁵³)
        var shifted = (Widen(words) >>> 9 | Vector256.Create(0x4330000000000000ul)).AsDouble();
        return new((shifted - Vector256.Create(4503599627370496 - .5)) * (1.0 / (1 << 23)));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double4 operator +(Double4 a, Double4 b) => new(a.x + b.x);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double4 operator -(Double4 a, Double4 b) => new(a.x - b.x);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double4 operator *(Double4 a, Double4 b) => new(a.x * b.x);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double4 operator /(Double4 a, Double4 b) => new(a.x / b.x);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double4 Fma(Double4 a, Double4 b, Double4 c) => new(Vector256.FusedMultiplyAdd(a.x, b.x, c.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double4 Min(Double4 a, Double4 b) => new(Vector256.MinNative(a.x, b.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double4 Max(Double4 a, Double4 b) => new(Vector256.MaxNative(a.x, b.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double4 Sqrt(Double4 a) => new(Vector256.Sqrt(a.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double4 Round(Double4 a) => new(Vector256.Round(a.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double4 PowerOfTwo(Double4 n)
    {
        // adding 1.5·2⁵² leaves the biased exponent in the lowest bits
        var biased = (n.x + Vector256.Create(6755399441055744.0 + 1023)).AsInt64();
        return new((biased << 52).AsDouble());
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double4 Fraction(Double4 a, out Double4 exponent)
    {
        // the biased exponent as fraction of a number in [2⁵², 2⁵³)
        var bits = a.x.AsInt64();
        exponent = new((bits >>> 52 | Vector256.Create(0x4330000000000000)).AsDouble() - Vector256.Create(4503599627370496.0 + 1023));
        return new((bits & Vector256.Create(0x000FFFFFFFFFFFFF) | Vector256.Create(0x3FF0000000000000)).AsDouble());
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double4 Greater(Double4 a, Double4 b) => new(Vector256.GreaterThan(a.x, b.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double4 GreaterOrEqual(Double4 a, Double4 b) => new(Vector256.GreaterThanOrEqual(a.x, b.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double4 Select(Double4 mask, Double4 ifTrue, Double4 ifFalse) =>
        new(Avx.IsSupported ? Avx.BlendVariable(ifFalse.x, ifTrue.x, mask.x) : Vector256.ConditionalSelect(mask.x, ifTrue.x, ifFalse.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static ulong Bits(Double4 mask) => mask.x.ExtractMostSignificantBits();

    [MethodImpl(AggressiveInlining)]
    static unsafe Vector256<ulong> Widen(uint* words) => Vector256.WidenLower(Vector128.Load(words).ToVector256Unsafe());
}
