namespace Brainloom.Engine;

/// <summary>Where the neurons of a population are.</summary>
public abstract record Positions
{
    /// <summary>Number of neurons.</summary>
    public abstract int Count { get; }

    /// <summary>Place of a neuron [mm].</summary>
    public abstract Point this[int neuron] { get; }

    /// <summary>Lengths after which space repeats itself [mm]; 0 along an axis that ends.</summary>
    public Point Period { get; init; }
}
