namespace Brainloom.Engine;

/// <summary>How the connections of a network are held. It changes neither network nor spikes.</summary>
public enum Connectivity
{
    /// <summary>Stored as far as memory suffices; the rest is drawn.</summary>
    Auto,

    /// <summary>All stored.</summary>
    Stored,

    /// <summary>Drawn again whenever a spike needs them: slower, without memory for synapses.</summary>
    Procedural,
}
