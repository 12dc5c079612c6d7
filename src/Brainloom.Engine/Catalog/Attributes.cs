namespace Brainloom.Engine;

/// <summary>Gives a type its name in documents: the identity by which the catalogue finds it.</summary>
public abstract class CatalogEntryAttribute(string name) : Attribute
{
    /// <summary>Name in documents.</summary>
    public string Name => name;
}

/// <summary>A neuron model: a record of parameters with a nested <c>Neuron&lt;V&gt;</c> that holds state and equations.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeuronModelAttribute(string name) : CatalogEntryAttribute(name);

/// <summary>A synapse model.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SynapseModelAttribute(string name) : CatalogEntryAttribute(name);

/// <summary>A connection rule.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ConnectionRuleAttribute(string name) : CatalogEntryAttribute(name);

/// <summary>A stimulus.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StimulusAttribute(string name) : CatalogEntryAttribute(name);

/// <summary>A recorder.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RecorderAttribute(string name) : CatalogEntryAttribute(name);

/// <summary>A probability distribution of parameter values.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DistributionAttribute(string name) : CatalogEntryAttribute(name);

/// <summary>The publication that defines or first describes a model.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class CitationAttribute(string doi, string note) : Attribute
{
    /// <summary>Digital object identifier, without a resolver in front.</summary>
    public string Doi => doi;

    /// <summary>Authors, year and what is taken from the source.</summary>
    public string Note => note;
}

/// <summary>The name that a model has in another simulator.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class CounterpartAttribute(string simulator, string name) : Attribute
{
    /// <summary>The other simulator, in lower case.</summary>
    public string Simulator => simulator;

    /// <summary>The name there.</summary>
    public string Name => name;
}

/// <summary>The unit of a parameter or state variable; "1" when it has no dimension.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class UnitAttribute(string unit) : Attribute
{
    /// <summary>The unit's symbol, one of those the engine works in: mV, ms, pA, nS, pF, Hz, 1.</summary>
    public string Unit => unit;
}

/// <summary>A parameter that must be greater than zero.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PositiveAttribute : Attribute;

/// <summary>A parameter that must not be below zero.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NonNegativeAttribute : Attribute;

/// <summary>A parameter that lies in a closed interval.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BetweenAttribute(double lowest, double highest) : Attribute
{
    /// <summary>Lowest allowed value.</summary>
    public double Lowest => lowest;

    /// <summary>Highest allowed value.</summary>
    public double Highest => highest;
}

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

/// <summary>Which weights a receptor takes.</summary>
public enum ReceptorSign
{
    /// <summary>Weights of both signs.</summary>
    Any,

    /// <summary>Weights of at least zero.</summary>
    Positive,

    /// <summary>Weights below zero.</summary>
    Negative,
}
