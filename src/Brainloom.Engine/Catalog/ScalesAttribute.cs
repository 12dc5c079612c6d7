namespace Brainloom.Engine;

/// <summary>How a number follows when a network is built smaller: it is multiplied by neurons^<see cref="Neurons"/> · indegrees^<see cref="InDegrees"/>.</summary>
/// <remarks>Factors of the number of neurons and of the number of inputs per neuron, as in van Albada et al. 2015 (10.1371/journal.pcbi.1004490).</remarks>
/// <param name="neurons">Exponent of the factor of the number of neurons.</param>
/// <param name="inDegrees">Exponent of the factor of the number of inputs per neuron.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ScalesAttribute(int neurons, int inDegrees) : Attribute
{
    /// <summary>Exponent of the factor of the number of neurons.</summary>
    public int Neurons => neurons;

    /// <summary>Exponent of the factor of the number of inputs per neuron.</summary>
    public int InDegrees => inDegrees;
}
