namespace Brainloom.Engine;

/// <summary>Synapses of one row that arrive in the same step, in 8 bytes, as many of them wait at a time.</summary>
/// <param name="synapses">Address of the first synapse, of at most 48 bits.</param>
/// <param name="count">Number of synapses, at most <see cref="Most"/>.</param>
readonly unsafe struct Segment(byte* synapses, int count)
{
    /// <summary>Most synapses in a segment; what is more makes several.</summary>
    public const int Most = ushort.MaxValue;

    const int AddressBits = 48;

    readonly ulong bits = (ulong)synapses | (ulong)count << AddressBits;

    /// <summary>Address of the first synapse.</summary>
    public byte* Synapses => (byte*)(bits & (1UL << AddressBits) - 1);

    /// <summary>Number of synapses.</summary>
    public int Count => (int)(bits >> AddressBits);
}
