namespace Brainloom.Engine;

/// <summary>A state variable of a neuron model.</summary>
/// <param name="Name">Name of the field.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Summary">Meaning.</param>
public sealed record StateVariable(string Name, string Unit, string Summary);
