using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Brainloom.Engine;

/// <summary>One value in double precision: the readable reference of the wider packs.</summary>
public readonly struct Double1(double x) : ILanes<Double1>
{
    readonly double x = x;

    /// <inheritdoc/>
    public static int Width => 1;

    /// <inheritdoc/>
    public static int ElementSize => 8;

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double1 Create(double value) => new(value);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static unsafe Double1 Load(void* address) => new(*(double*)address);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static unsafe void Store(void* address, Double1 value) => *(double*)address = value.x;

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static unsafe Double1 LoadInt32(int* address) => new(*address);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static unsafe Double1 LoadUniform(uint* words) => new(((*words >> 9) + .5) * (1.0 / (1 << 23)));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double1 operator +(Double1 a, Double1 b) => new(a.x + b.x);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double1 operator -(Double1 a, Double1 b) => new(a.x - b.x);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double1 operator *(Double1 a, Double1 b) => new(a.x * b.x);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double1 operator /(Double1 a, Double1 b) => new(a.x / b.x);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double1 Fma(Double1 a, Double1 b, Double1 c) => new(Math.FusedMultiplyAdd(a.x, b.x, c.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double1 Min(Double1 a, Double1 b) => new(double.MinNative(a.x, b.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double1 Max(Double1 a, Double1 b) => new(double.MaxNative(a.x, b.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double1 Sqrt(Double1 a) => new(Math.Sqrt(a.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double1 Round(Double1 a) => new(Math.Round(a.x));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double1 PowerOfTwo(Double1 n) => new(BitConverter.Int64BitsToDouble(((long)n.x + 1023) << 52));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double1 Fraction(Double1 a, out Double1 exponent)
    {
        ulong bits = BitConverter.DoubleToUInt64Bits(a.x);
        exponent = new((int)(bits >> 52) - 1023);
        return new(BitConverter.UInt64BitsToDouble((bits & 0x000FFFFFFFFFFFFF) | 0x3FF0000000000000));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double1 Greater(Double1 a, Double1 b) => Mask(a.x > b.x);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double1 GreaterOrEqual(Double1 a, Double1 b) => Mask(a.x >= b.x);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Double1 Select(Double1 mask, Double1 ifTrue, Double1 ifFalse) => BitConverter.DoubleToUInt64Bits(mask.x) != 0 ? ifTrue : ifFalse;

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static ulong Bits(Double1 mask) => BitConverter.DoubleToUInt64Bits(mask.x) >> 63;

    [MethodImpl(AggressiveInlining)]
    static Double1 Mask(bool set) => new(BitConverter.UInt64BitsToDouble(set ? ulong.MaxValue : 0));
}
