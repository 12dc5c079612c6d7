namespace Brainloom.Engine;

/// <summary>A port at which synapses arrive, in the order of the fields of the neuron's <c>Inputs</c>.</summary>
/// <remarks>Without a receptor in the document, the weight's sign chooses between the first port that takes it.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class ReceptorAttribute(string name, string unit, ReceptorSign sign = ReceptorSign.Any) : Attribute
{
    /// <summary>Name in documents.</summary>
    public string Name => name;

    /// <summary>Unit of the weights that arrive here.</summary>
    public string Unit => unit;

    /// <summary>Sign of the weights that arrive here.</summary>
    public ReceptorSign Sign => sign;

    /// <summary>Whether spikes are counted here: each arrives with weight 1, whatever its synapse says.</summary>
    public bool CountsSpikes { get; init; }
}
