using System.Collections.Immutable;

namespace Brainloom.Engine;

/// <summary>State variables of some neurons of one population at regular times.</summary>
/// <param name="Population">Name of the population.</param>
/// <param name="Neurons">Neurons recorded, counted within the population.</param>
/// <param name="Variables">Names of the variables.</param>
/// <param name="Units">Their units.</param>
/// <param name="Steps">Step of each sample.</param>
/// <param name="Values">Values, sample after sample; in a sample neuron after neuron; for a neuron variable after variable.</param>
public sealed record StateRecording(string Population, ImmutableArray<int> Neurons, ImmutableArray<string> Variables, ImmutableArray<string> Units,
    ReadOnlyMemory<int> Steps, ReadOnlyMemory<double> Values);
