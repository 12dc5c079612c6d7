using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Brainloom.Engine;

/// <summary>One value in single precision: the readable reference of the wider packs.</summary>
public readonly struct Float1(float x) : ILanes<Float1>
{
    readonly float x = x;

    /// <inheritdoc/>
    public static int Width => 1;

    /// <inheritdoc/>
    public static int ElementSize => 4;

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float1 Create(double value) => new((float)value);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static unsafe Float1 Load(void* address) => new(*(float*)address);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static unsafe void Store(void* address, Float1 value) => *(float*)address = value.x;

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static unsafe Float1 LoadInt32(int* address) => new(*address);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static unsafe Float1 LoadUniform(uint* words) => new(((*words >> 9) + .5f) * (1f / (1 << 23)));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float1 operator +(Float1 a, Float1 b) => new(a.x + b.x);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float1 operator -(Float1 a, Float1 b) => new(a.x - b.x);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float1 operator *(Float1 a, Float1 b) => new(a.x * b.x);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float1 operator /(Float1 a, Float1 b) => new(a.x / b.x);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float1 Fma(Float1 a, Float1 b, Float1 c) => new(MathF.FusedMultiplyAdd(a.x, b.x, c.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float1 Min(Float1 a, Float1 b) => new(float.MinNative(a.x, b.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float1 Max(Float1 a, Float1 b) => new(float.MaxNative(a.x, b.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float1 Sqrt(Float1 a) => new(MathF.Sqrt(a.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float1 Round(Float1 a) => new(MathF.Round(a.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float1 PowerOfTwo(Float1 n) => new(BitConverter.Int32BitsToSingle(((int)n.x + 127) << 23));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float1 Fraction(Float1 a, out Float1 exponent)
    {
        uint bits = BitConverter.SingleToUInt32Bits(a.x);
        exponent = new((int)(bits >> 23) - 127);
        return new(BitConverter.UInt32BitsToSingle((bits & 0x007FFFFF) | 0x3F800000));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float1 Greater(Float1 a, Float1 b) => Mask(a.x > b.x);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float1 GreaterOrEqual(Float1 a, Float1 b) => Mask(a.x >= b.x);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Float1 Select(Float1 mask, Float1 ifTrue, Float1 ifFalse) => BitConverter.SingleToUInt32Bits(mask.x) != 0 ? ifTrue : ifFalse;

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static ulong Bits(Float1 mask) => BitConverter.SingleToUInt32Bits(mask.x) >> 31;

    [MethodImpl(AggressiveInlining)]
    static Float1 Mask(bool set) => new(BitConverter.UInt32BitsToSingle(set ? uint.MaxValue : 0));
}
