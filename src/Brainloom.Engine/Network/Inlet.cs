namespace Brainloom.Engine;

/// <summary>Accumulators at which synapses of one encoding arrive: one receptor of one block of one worker.</summary>
readonly record struct Inlet(int Worker, int Block, int Receptor, SynapseEncoding Encoding);

/// <summary>What the synapses of a section share.</summary>
/// <param name="Inlet">Index of the inlet among those of the worker.</param>
/// <param name="Worker">Worker that owns the targets.</param>
/// <param name="Encoding">How the synapses are written.</param>
/// <param name="Weight">Common weight in units of the accumulator, for <see cref="SynapseEncoding.Uniform"/>.</param>
readonly record struct SectionKind(int Inlet, int Worker, SynapseEncoding Encoding, int Weight);
