namespace Brainloom.Engine;

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
