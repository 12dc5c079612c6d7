namespace Brainloom.Engine;

/// <summary>Neighbouring neurons of one population.</summary>
/// <param name="Population">Index of the population in the network.</param>
/// <param name="Start">First neuron, counted within the population.</param>
/// <param name="Count">Number of neurons.</param>
public readonly record struct NodeRange(int Population, int Start, int Count);
