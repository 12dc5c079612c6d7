using System.Runtime.CompilerServices;

namespace Brainloom.Engine;

/// <summary>The random numbers of one element of an object, in sequence.</summary>
/// <remarks>Numbers come in batches of <see cref="Batch"/> words, so that drawing many at once and one by one give the same sequence.</remarks>
public unsafe struct RandomStream(ulong seed, ulong @object, uint element)
{
    /// <summary>Words per batch.</summary>
    public const int Batch = 32;

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

    /// <summary>A uniform number in (0, 1), of 53 bits.</summary>
    public double Uniform() => (((ulong)Next() << 21 | Next() >> 11) + .5) * (1.0 / (1UL << 53));

    /// <summary>A whole number from 0 to <paramref name="n"/> - 1. Its bias is below n / 2⁶⁴.</summary>
    public uint Below(uint n)
    {
        ulong low = (ulong)Next() * n;
        return (uint)(((ulong)Next() * n + (low >> 32)) >> 32);
    }

    /// <summary>Fills a span with random words. What is left of the current batch is skipped, so the sequence depends only on the calls made.</summary>
    public void Fill(Span<uint> span)
    {
        int whole = span.Length / Batch * Batch;
        Philox.Fill(span[..whole], position, element, (uint)@object, (uint)(@object >> 32), seed);
        position += (uint)whole / 4;
        used = Batch;
        for (int i = whole; i < span.Length; i++) span[i] = Next();
        used = Batch;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    void Refill()
    {
        fixed (uint* w = words) Philox.Fill(new Span<uint>(w, Batch), position, element, (uint)@object, (uint)(@object >> 32), seed);
        position += Batch / 4;
        used = 0;
    }
}
