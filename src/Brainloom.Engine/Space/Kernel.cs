using System.Runtime.CompilerServices;

namespace Brainloom.Engine;

/// <summary>A number that depends on where the target lies from the source: a probability, a weight, a delay.</summary>
/// <remarks>Kernels are written over packs of displacements from source to target, in millimetres.</remarks>
public abstract record Kernel
{
    /// <summary>The same number everywhere.</summary>
    public static implicit operator Kernel(double value) => new ConstantKernel { value = value };

    /// <summary>Coordinates on which the value depends.</summary>
    public abstract Axes DependsOn { get; }

    /// <summary>Whether a displacement and its mirror images along each axis have the same value.</summary>
    public virtual bool IsEven => false;

    /// <summary>Whether the bound of a single displacement is its value.</summary>
    public virtual bool IsTight => false;

    /// <summary>Values at displacements.</summary>
    public abstract void Values<V>(ReadOnlySpan<V> x, ReadOnlySpan<V> y, ReadOnlySpan<V> z, Span<V> values) where V : unmanaged, ILanes<V>;

    /// <summary>For each box, a number that no value within it exceeds; for a single displacement its value, or more.</summary>
    public abstract void Bounds<V>(in Boxes<V> boxes, Span<V> bounds) where V : unmanaged, ILanes<V>;

    /// <summary>An interval that holds all values up to some distance; without limits where none are known.</summary>
    /// <param name="reach">The longest displacement [mm].</param>
    public virtual (double Lowest, double Highest) Range(double reach) => (double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Value at one displacement.</summary>
    public double Value(Point displacement)
    {
        Double1 value = default;
        Values([Double1.Create(displacement.X)], [Double1.Create(displacement.Y)], [Double1.Create(displacement.Z)], new Span<Double1>(ref value));
        return Unsafe.BitCast<Double1, double>(value);
    }
}
