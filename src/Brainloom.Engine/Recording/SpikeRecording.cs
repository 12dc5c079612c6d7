namespace Brainloom.Engine;

/// <summary>Spikes of one population, sorted by step, then neuron.</summary>
/// <param name="Population">Name of the population.</param>
/// <param name="Size">Number of neurons in the population.</param>
/// <param name="Recorded">Number of neurons that were recorded.</param>
/// <param name="Steps">Step of each spike; the time is step · dt.</param>
/// <param name="Neurons">Neuron of each spike, counted within the population.</param>
public sealed record SpikeRecording(string Population, int Size, int Recorded, ReadOnlyMemory<int> Steps, ReadOnlyMemory<int> Neurons);
