namespace Brainloom.Engine;

/// <summary>The side of a projection to which rows belong.</summary>
public enum Axis
{
    /// <summary>One row per source neuron.</summary>
    Source,

    /// <summary>One row per target neuron.</summary>
    Target,
}
