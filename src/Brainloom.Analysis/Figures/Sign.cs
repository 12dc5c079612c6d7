namespace Brainloom.Analysis;

/// <summary>What the neurons of a population do to their targets.</summary>
public enum Sign
{
    /// <summary>Not known, or both.</summary>
    Unknown,

    /// <summary>They excite.</summary>
    Excitatory,

    /// <summary>They inhibit.</summary>
    Inhibitory,
}
