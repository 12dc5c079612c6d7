namespace Brainloom.Engine;

/// <summary>The synapses from one population to another.</summary>
/// <param name="Source">Index of the presynaptic population.</param>
/// <param name="Target">Index of the postsynaptic population.</param>
/// <param name="Synapses">Synapses in the network.</param>
/// <param name="Expected">Synapses that the rules give on average.</param>
/// <param name="Bytes">Bytes of the synapses, without the heads of their rows.</param>
public sealed record SynapseCount(int Source, int Target, long Synapses, double Expected, long Bytes);
