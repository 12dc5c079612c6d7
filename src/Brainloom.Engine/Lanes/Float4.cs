using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Brainloom.Engine;

/// <summary>Four values in single precision, in a vector of 128 bits.</summary>
public readonly struct Float4(Vector128<float> x) : ILanes<Float4>
{
    readonly Vector128<float> x = x;

    /// <inheritdoc/>
    public static int Width => 4;

    /// <inheritdoc/>
    public static int ElementSize => 4;

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float4 Create(double value) => new(Vector128.Create((float)value));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static unsafe Float4 Load(void* address) => new(Vector128.Load((float*)address));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static unsafe void Store(void* address, Float4 value) => value.x.Store((float*)address);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static unsafe Float4 LoadInt32(int* address) => new(Vector128.ConvertToSingle(Vector128.Load(address)));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static unsafe Float4 LoadUniform(uint* words)
    {
        // the upper 23 bits of the word as fraction of a number in [1, 2)
        var one = (Vector128.Load(words) >>> 9 | Vector128.Create(0x3F800000u)).AsSingle();
        return new(one - Vector128.Create(1 - 1f / (1 << 24)));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float4 operator +(Float4 a, Float4 b) => new(a.x + b.x);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float4 operator -(Float4 a, Float4 b) => new(a.x - b.x);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float4 operator *(Float4 a, Float4 b) => new(a.x * b.x);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float4 operator /(Float4 a, Float4 b) => new(a.x / b.x);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float4 Fma(Float4 a, Float4 b, Float4 c) => new(Vector128.FusedMultiplyAdd(a.x, b.x, c.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float4 Min(Float4 a, Float4 b) => new(Vector128.MinNative(a.x, b.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float4 Max(Float4 a, Float4 b) => new(Vector128.MaxNative(a.x, b.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float4 Sqrt(Float4 a) => new(Vector128.Sqrt(a.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float4 Round(Float4 a) => new(Vector128.Round(a.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float4 PowerOfTwo(Float4 n)
    {
        // adding 1.5·2²³ leaves the biased exponent in the lowest bits
        var biased = (n.x + Vector128.Create(12582912f + 127)).AsInt32();
        return new((biased << 23).AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float4 Fraction(Float4 a, out Float4 exponent)
    {
        var bits = a.x.AsInt32();
        exponent = new(Vector128.ConvertToSingle((bits >>> 23) - Vector128.Create(127)));
        return new((bits & Vector128.Create(0x007FFFFF) | Vector128.Create(0x3F800000)).AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float4 Greater(Float4 a, Float4 b) => new(Vector128.GreaterThan(a.x, b.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float4 GreaterOrEqual(Float4 a, Float4 b) => new(Vector128.GreaterThanOrEqual(a.x, b.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float4 Select(Float4 mask, Float4 ifTrue, Float4 ifFalse) =>
        new(Sse41.IsSupported ? Sse41.BlendVariable(ifFalse.x, ifTrue.x, mask.x) : Vector128.ConditionalSelect(mask.x, ifTrue.x, ifFalse.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static ulong Bits(Float4 mask) => mask.x.ExtractMostSignificantBits();
}
