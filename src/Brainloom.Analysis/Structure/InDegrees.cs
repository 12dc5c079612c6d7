namespace Brainloom.Analysis;

/// <summary>Synapses that a neuron receives on average, by what their sources do.</summary>
/// <param name="Population">Name of the population that receives them.</param>
/// <param name="Excitatory">From excitatory populations.</param>
/// <param name="ExpectedExcitatory">The same, as the rules give on average.</param>
/// <param name="Inhibitory">From inhibitory populations.</param>
/// <param name="ExpectedInhibitory">The same, as the rules give on average.</param>
/// <param name="Other">From populations of which the document does not say it.</param>
/// <param name="ExpectedOther">The same, as the rules give on average.</param>
public sealed record InDegrees(string Population, double Excitatory, double ExpectedExcitatory, double Inhibitory, double ExpectedInhibitory, double Other, double ExpectedOther);
