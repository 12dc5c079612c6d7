using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Brainloom.Engine;

/// <summary>Two values in double precision, in a vector of 128 bits.</summary>
public readonly struct Double2(Vector128<double> x) : ILanes<Double2>
{
    readonly Vector128<double> x = x;

    /// <inheritdoc/>
    public static int Width => 2;

    /// <inheritdoc/>
    public static int ElementSize => 8;

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double2 Create(double value) => new(Vector128.Create(value));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static unsafe Double2 Load(void* address) => new(Vector128.Load((double*)address));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static unsafe void Store(void* address, Double2 value) => value.x.Store((double*)address);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static unsafe Double2 LoadInt32(int* address)
    {
        // x + 2³¹ as fraction of a number in [2⁵², 2⁵³): exact, and fast without a conversion from 64-bit integers
        var shifted = Widen((uint*)address) ^ Vector128.Create(0x4330000080000000ul);
        return new(shifted.AsDouble() - Vector128.Create(4503599627370496.0 + 2147483648.0));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static unsafe Double2 LoadUniform(uint* words)
    {
        // the upper 23 bits of the word as fraction of a number in [2⁵², 2⁵³)
        var shifted = (Widen(words) >>> 9 | Vector128.Create(0x4330000000000000ul)).AsDouble();
        return new((shifted - Vector128.Create(4503599627370496 - .5)) * (1.0 / (1 << 23)));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double2 operator +(Double2 a, Double2 b) => new(a.x + b.x);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double2 operator -(Double2 a, Double2 b) => new(a.x - b.x);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double2 operator *(Double2 a, Double2 b) => new(a.x * b.x);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double2 operator /(Double2 a, Double2 b) => new(a.x / b.x);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double2 Fma(Double2 a, Double2 b, Double2 c) => new(Vector128.FusedMultiplyAdd(a.x, b.x, c.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double2 Min(Double2 a, Double2 b) => new(Vector128.MinNative(a.x, b.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double2 Max(Double2 a, Double2 b) => new(Vector128.MaxNative(a.x, b.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double2 Sqrt(Double2 a) => new(Vector128.Sqrt(a.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double2 Round(Double2 a) => new(Vector128.Round(a.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double2 PowerOfTwo(Double2 n)
    {
        // adding 1.5·2⁵² leaves the biased exponent in the lowest bits
        var biased = (n.x + Vector128.Create(6755399441055744.0 + 1023)).AsInt64();
        return new((biased << 52).AsDouble());
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double2 Fraction(Double2 a, out Double2 exponent)
    {
        // the biased exponent as fraction of a number in [2⁵², 2⁵³)
        var bits = a.x.AsInt64();
        exponent = new((bits >>> 52 | Vector128.Create(0x4330000000000000)).AsDouble() - Vector128.Create(4503599627370496.0 + 1023));
        return new((bits & Vector128.Create(0x000FFFFFFFFFFFFF) | Vector128.Create(0x3FF0000000000000)).AsDouble());
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double2 Greater(Double2 a, Double2 b) => new(Vector128.GreaterThan(a.x, b.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double2 GreaterOrEqual(Double2 a, Double2 b) => new(Vector128.GreaterThanOrEqual(a.x, b.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double2 Select(Double2 mask, Double2 ifTrue, Double2 ifFalse) =>
        new(Sse41.IsSupported ? Sse41.BlendVariable(ifFalse.x, ifTrue.x, mask.x) : Vector128.ConditionalSelect(mask.x, ifTrue.x, ifFalse.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static ulong Bits(Double2 mask) => mask.x.ExtractMostSignificantBits();

    [MethodImpl(AggressiveInlining)]
    static unsafe Vector128<ulong> Widen(uint* words) => Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(ulong*)words).AsUInt32());
}
