namespace Brainloom.Engine;

/// <summary>A neuron model: a record of parameters with a nested <c>Neuron&lt;V&gt;</c> that holds state and equations.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeuronModelAttribute(string name) : CatalogEntryAttribute(name);
