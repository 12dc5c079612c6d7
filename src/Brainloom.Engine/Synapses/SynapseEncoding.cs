namespace Brainloom.Engine;

/// <summary>How a synapse is written in a row.</summary>
/// <remarks>
/// Fixed-point encodings add whole numbers to 32-bit accumulators whose unit is chosen per receptor of a population
/// (<see cref="ReceptorScale"/>); the others add numbers in floating point.
/// </remarks>
enum SynapseEncoding : byte
{
    /// <summary>16-bit target; all synapses of the section share one weight: 2 bytes.</summary>
    Uniform,

    /// <summary>16-bit target, 16-bit weight in steps that the section shares, with their sign: 4 bytes.</summary>
    Compact,

    /// <summary>32-bit target, single-precision weight: 8 bytes.</summary>
    Single,

    /// <summary>32-bit target, double-precision weight: 12 bytes.</summary>
    Double,
}

/// <summary>Sizes of the encodings.</summary>
static class SynapseEncodingSize
{
    /// <summary>Bytes per synapse.</summary>
    public static int Bytes(this SynapseEncoding encoding) => encoding switch
    {
        SynapseEncoding.Uniform => 2,
        SynapseEncoding.Compact => 4,
        SynapseEncoding.Single => 8,
        _ => 12,
    };
}
