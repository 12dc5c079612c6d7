using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Brainloom.Engine;

/// <summary>Sixteen values in single precision, in a vector of 512 bits.</summary>
public readonly struct Float16(Vector512<float> x) : ILanes<Float16>
{
    readonly Vector512<float> x = x;

    /// <inheritdoc/>
    public static int Width => 16;

    /// <inheritdoc/>
    public static int ElementSize => 4;

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float16 Create(double value) => new(Vector512.Create((float)value));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static unsafe Float16 Load(void* address) => new(Vector512.Load((float*)address));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static unsafe void Store(void* address, Float16 value) => value.x.Store((float*)address);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static unsafe Float16 LoadInt32(int* address) => new(Vector512.ConvertToSingle(Vector512.Load(address)));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static unsafe Float16 LoadUniform(uint* words)
    {
        // the upper 23 bits of the word as fraction of a number in [1, 2)
        var one = (Vector512.Load(words) >>> 9 | Vector512.Create(0x3F800000u)).AsSingle();
        return new(one - Vector512.Create(1 - 1f / (1 << 24)));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float16 operator +(Float16 a, Float16 b) => new(a.x + b.x);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float16 operator -(Float16 a, Float16 b) => new(a.x - b.x);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float16 operator *(Float16 a, Float16 b) => new(a.x * b.x);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float16 operator /(Float16 a, Float16 b) => new(a.x / b.x);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float16 Fma(Float16 a, Float16 b, Float16 c) => new(Vector512.FusedMultiplyAdd(a.x, b.x, c.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float16 Min(Float16 a, Float16 b) => new(Vector512.MinNative(a.x, b.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float16 Max(Float16 a, Float16 b) => new(Vector512.MaxNative(a.x, b.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float16 Sqrt(Float16 a) => new(Vector512.Sqrt(a.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float16 Round(Float16 a) => new(Vector512.Round(a.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float16 PowerOfTwo(Float16 n)
    {
        // adding 1.5·2²³ leaves the biased exponent in the lowest bits
        var biased = (n.x + Vector512.Create(12582912f + 127)).AsInt32();
        return new((biased << 23).AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float16 Fraction(Float16 a, out Float16 exponent)
    {
        var bits = a.x.AsInt32();
        exponent = new(Vector512.ConvertToSingle((bits >>> 23) - Vector512.Create(127)));
        return new((bits & Vector512.Create(0x007FFFFF) | Vector512.Create(0x3F800000)).AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float16 Greater(Float16 a, Float16 b) => new(Vector512.GreaterThan(a.x, b.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float16 GreaterOrEqual(Float16 a, Float16 b) => new(Vector512.GreaterThanOrEqual(a.x, b.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float16 Select(Float16 mask, Float16 ifTrue, Float16 ifFalse) => new(Vector512.ConditionalSelect(mask.x, ifTrue.x, ifFalse.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static ulong Bits(Float16 mask) => mask.x.ExtractMostSignificantBits();
}
