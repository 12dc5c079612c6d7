namespace Brainloom.Engine;

/// <summary>Floating-point format of state and synapses.</summary>
public enum Precision
{
    /// <summary>32-bit state; synapses as compact as their exactness allows.</summary>
    Single,

    /// <summary>64-bit state and weights.</summary>
    Double,
}
