namespace Brainloom.Engine;

/// <summary>A pack of <see cref="Width"/> neighbouring values of one variable: the element type of every kernel.</summary>
/// <remarks>
/// One source text runs as the readable scalar reference and in every vector width. Each operation rounds once and alike on
/// every width, so that results do not depend on the machine's vectors. Comparisons return masks: all bits of a lane, or none.
/// </remarks>
public interface ILanes<V> where V : unmanaged, ILanes<V>
{
    /// <summary>Number of values in a pack.</summary>
    static abstract int Width { get; }

    /// <summary>Bytes per value: 4 or 8.</summary>
    static abstract int ElementSize { get; }

    /// <summary>The same value in every lane.</summary>
    static abstract V Create(double value);

    /// <summary>Reads a pack from memory.</summary>
    static abstract unsafe V Load(void* address);

    /// <summary>Writes a pack to memory.</summary>
    static abstract unsafe void Store(void* address, V value);

    /// <summary>Reads <see cref="Width"/> 32-bit integers and converts them.</summary>
    static abstract unsafe V LoadInt32(int* address);

    /// <summary>Uniform numbers in (0, 1) from <see cref="Width"/> random words: (⌊word / 2⁹⌋ + ½) / 2²³, exact in both precisions.</summary>
    static abstract unsafe V LoadUniform(uint* words);

    /// <summary>Sum.</summary>
    static abstract V operator +(V a, V b);

    /// <summary>Difference.</summary>
    static abstract V operator -(V a, V b);

    /// <summary>Product.</summary>
    static abstract V operator *(V a, V b);

    /// <summary>Quotient.</summary>
    static abstract V operator /(V a, V b);

    /// <summary>a·b + c with one rounding, on every width.</summary>
    static abstract V Fma(V a, V b, V c);

    /// <summary>The smaller value of each lane.</summary>
    static abstract V Min(V a, V b);

    /// <summary>The greater value of each lane.</summary>
    static abstract V Max(V a, V b);

    /// <summary>Square root.</summary>
    static abstract V Sqrt(V a);

    /// <summary>Nearest integer, half to even.</summary>
    static abstract V Round(V a);

    /// <summary>2ⁿ for a whole n in the range of normal numbers.</summary>
    static abstract V PowerOfTwo(V n);

    /// <summary>Splits a positive normal number into a fraction in [1, 2) and an exponent of two.</summary>
    static abstract V Fraction(V a, out V exponent);

    /// <summary>Mask of lanes where a &gt; b.</summary>
    static abstract V Greater(V a, V b);

    /// <summary>Mask of lanes where a ≥ b.</summary>
    static abstract V GreaterOrEqual(V a, V b);

    /// <summary>Takes each lane from one of two packs.</summary>
    static abstract V Select(V mask, V ifTrue, V ifFalse);

    /// <summary>One bit per lane of a mask.</summary>
    static abstract ulong Bits(V mask);
}
