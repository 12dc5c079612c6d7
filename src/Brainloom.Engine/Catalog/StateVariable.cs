namespace Brainloom.Engine;

/// <summary>A state variable of a neuron model.</summary>
/// <param name="Name">Name of the field.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Summary">Meaning.</param>
/// <param name="PerReceptor">Whether each receptor has its own: name_1, name_2, …</param>
public sealed record StateVariable(string Name, string Unit, string Summary, bool PerReceptor = false);
