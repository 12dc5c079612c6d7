namespace Brainloom.Engine;

/// <summary>What one projection will take.</summary>
/// <param name="Name">Name of the projection.</param>
/// <param name="Source">Presynaptic neurons.</param>
/// <param name="Synapses">Expected synapses.</param>
/// <param name="BytesPerSynapse">Bytes of one synapse as it is encoded, without its share of the row.</param>
public sealed record ProjectionEstimate(string Name, NodeCollection Source, double Synapses, int BytesPerSynapse);
