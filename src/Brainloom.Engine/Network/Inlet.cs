namespace Brainloom.Engine;

/// <summary>What the synapses of a section share: where they arrive, and how they are written.</summary>
/// <param name="Worker">Worker that owns the targets.</param>
/// <param name="Block">Block of that worker.</param>
/// <param name="Receptor">Receptor of the targets.</param>
/// <param name="Encoding">How the synapses are written.</param>
/// <param name="Weight">Units of the accumulator: for <see cref="SynapseEncoding.Uniform"/> the common weight, for <see cref="SynapseEncoding.Compact"/> one step
/// of the weights, with their sign; otherwise 0.</param>
readonly record struct Inlet(int Worker, int Block, int Receptor, SynapseEncoding Encoding, int Weight);
