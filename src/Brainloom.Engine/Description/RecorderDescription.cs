namespace Brainloom.Engine;

/// <summary>A recorder and the neurons that it observes.</summary>
public sealed record RecorderDescription
{
    /// <summary>Name, unique in the network.</summary>
    public required string Name { get; init; }

    /// <summary>Parameters: a record that carries <see cref="RecorderAttribute"/>.</summary>
    public required object Recorder { get; init; }

    /// <summary>Neurons observed.</summary>
    public required NodeCollection Target { get; init; }
}
