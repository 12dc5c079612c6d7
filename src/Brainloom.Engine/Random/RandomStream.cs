using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Brainloom.Engine;

/// <summary>The random numbers of one element of an object, in sequence.</summary>
/// <remarks>There is one sequence of words per element, and every draw takes the next words of it: filling a span, filling it in
/// pieces and calling <see cref="Next"/> once per word give the same words.</remarks>
public unsafe struct RandomStream(ulong seed, ulong @object, uint element)
{
    /// <summary>Words made at a time.</summary>
    public const int Batch = 32;

    // beyond this many values, one word per draw would favour some values too much
    const uint LargestForOneWord = 1 << 24;

    fixed uint words[Batch];
    uint position;
    int used = Batch;

    /// <summary>A random word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Next()
    {
        if (used == Batch) Refill();
        return words[used++];
    }

    /// <summary>A uniform number in (0, 1), of 52 bits.</summary>
    public double Uniform() => (((ulong)Next() << 20 | Next() >> 12) + .5) * (1.0 / (1UL << 52));

    /// <summary>A whole number from 0 to <paramref name="n"/> - 1, of two words. Its bias is below n / 2⁶⁴.</summary>
    public uint Below(uint n)
    {
        ulong low = (ulong)Next() * n;
        return (uint)(((ulong)Next() * n + (low >> 32)) >> 32);
    }

    /// <summary>Whole numbers from 0 to <paramref name="n"/> - 1, of one word each.</summary>
    /// <remarks>The probability of a value is wrong by a factor of at most 1 ± n / 2³². Where n exceeds 2²⁴, two words are taken, as by <see cref="Below(uint)"/>.</remarks>
    public void Below(uint n, Span<int> numbers)
    {
        if (n > LargestForOneWord)
        {
            foreach (ref int number in numbers) number = (int)Below(n);
            return;
        }
        Fill(MemoryMarshal.Cast<int, uint>(numbers));
        int i = 0;
        fixed (int* first = numbers)
        {
            var factor = Vector256.Create(n);
            for (; i <= numbers.Length - Vector256<uint>.Count; i += Vector256<uint>.Count)
                Words.MultiplyHigh(Vector256.Load((uint*)first + i), factor).Store((uint*)first + i);
            for (; i < numbers.Length; i++) first[i] = (int)(((ulong)(uint)first[i] * n) >> 32);
        }
    }

    /// <summary>Fills a span with random words.</summary>
    public void Fill(Span<uint> span)
    {
        fixed (uint* w = words)
        {
            int left = Math.Min(Batch - used, span.Length);
            new Span<uint>(w + used, left).CopyTo(span);
            used += left;
            span = span[left..];

            int whole = span.Length / Batch * Batch;
            Philox.Fill(span[..whole], position, element, (uint)@object, (uint)(@object >> 32), seed);
            position += (uint)whole / 4;
            span = span[whole..];
            if (span.IsEmpty) return;

            Refill();
            new Span<uint>(w, span.Length).CopyTo(span);
            used = span.Length;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    void Refill()
    {
        fixed (uint* w = words) Philox.Fill(new Span<uint>(w, Batch), position, element, (uint)@object, (uint)(@object >> 32), seed);
        position += Batch / 4;
        used = 0;
    }
}
