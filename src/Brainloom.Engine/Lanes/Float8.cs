using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Brainloom.Engine;

/// <summary>Eight values in single precision, in a vector of 256 bits.</summary>
public readonly struct Float8(Vector256<float> x) : ILanes<Float8>
{
    readonly Vector256<float> x = x;

    /// <inheritdoc/>
    public static int Width => 8;

    /// <inheritdoc/>
    public static int ElementSize => 4;

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float8 Create(double value) => new(Vector256.Create((float)value));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static unsafe Float8 Load(void* address) => new(Vector256.Load((float*)address));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static unsafe void Store(void* address, Float8 value) => value.x.Store((float*)address);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static unsafe Float8 LoadInt32(int* address) => new(Vector256.ConvertToSingle(Vector256.Load(address)));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static unsafe Float8 LoadUniform(uint* words)
    {
        // the upper 23 bits of the word as fraction of a number in [1, 2)
        var one = (Vector256.Load(words) >>> 9 | Vector256.Create(0x3F800000u)).AsSingle();
        return new(one - Vector256.Create(1 - 1f / (1 << 24)));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float8 operator +(Float8 a, Float8 b) => new(a.x + b.x);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float8 operator -(Float8 a, Float8 b) => new(a.x - b.x);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float8 operator *(Float8 a, Float8 b) => new(a.x * b.x);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float8 operator /(Float8 a, Float8 b) => new(a.x / b.x);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float8 Fma(Float8 a, Float8 b, Float8 c) => new(Vector256.FusedMultiplyAdd(a.x, b.x, c.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float8 Min(Float8 a, Float8 b) => new(Vector256.MinNative(a.x, b.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float8 Max(Float8 a, Float8 b) => new(Vector256.MaxNative(a.x, b.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float8 Sqrt(Float8 a) => new(Vector256.Sqrt(a.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float8 Round(Float8 a) => new(Vector256.Round(a.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float8 PowerOfTwo(Float8 n)
    {
        // adding 1.5·2²³ leaves the biased exponent in the lowest bits
        var biased = (n.x + Vector256.Create(12582912f + 127)).AsInt32();
        return new((biased << 23).AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float8 Fraction(Float8 a, out Float8 exponent)
    {
        var bits = a.x.AsInt32();
        exponent = new(Vector256.ConvertToSingle((bits >>> 23) - Vector256.Create(127)));
        return new((bits & Vector256.Create(0x007FFFFF) | Vector256.Create(0x3F800000)).AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float8 Greater(Float8 a, Float8 b) => new(Vector256.GreaterThan(a.x, b.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float8 GreaterOrEqual(Float8 a, Float8 b) => new(Vector256.GreaterThanOrEqual(a.x, b.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float8 Select(Float8 mask, Float8 ifTrue, Float8 ifFalse) =>
        new(Avx.IsSupported ? Avx.BlendVariable(ifFalse.x, ifTrue.x, mask.x) : Vector256.ConditionalSelect(mask.x, ifTrue.x, ifFalse.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static ulong Bits(Float8 mask) => mask.x.ExtractMostSignificantBits();
}
