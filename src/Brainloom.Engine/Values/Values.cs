namespace Brainloom.Engine;

/// <summary>How a number varies over neurons or synapses.</summary>
public abstract record Values;
