namespace Brainloom.Engine;

/// <summary>What is known of weights before they are drawn.</summary>
/// <param name="Lowest">No weight is below.</param>
/// <param name="Highest">No weight is above.</param>
/// <param name="Size">Typical absolute weight: the mean, or, for weights of both signs, the standard deviation.</param>
readonly record struct WeightRange(double Lowest, double Highest, double Size)
{
    /// <summary>Synapses per neuron, on average.</summary>
    public double Synapses { get; init; }

    /// <summary>Whether these are weights of a stimulus.</summary>
    public bool IsStimulus { get; init; }

    /// <summary>Whether all weights are equal.</summary>
    public bool IsConstant => Lowest == Highest;

    /// <summary>Largest absolute weight.</summary>
    public double Largest => Math.Max(Math.Abs(Lowest), Math.Abs(Highest));
}
