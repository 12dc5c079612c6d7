namespace Brainloom.Analysis;

/// <summary>Statistics of the recorded spikes of one population.</summary>
public sealed record PopulationStatistics
{
    /// <summary>Name of the population.</summary>
    public required string Name { get; init; }

    /// <summary>Number of neurons in the population.</summary>
    public required int Neurons { get; init; }

    /// <summary>Number of neurons that were recorded.</summary>
    public required int Recorded { get; init; }

    /// <summary>Number of spikes.</summary>
    public required long Spikes { get; init; }

    /// <summary>Firing rate of each recorded neuron [Hz].</summary>
    public required SampleDistribution Rate { get; init; }

    /// <summary>Coefficient of variation of the inter-spike intervals of each neuron that has enough of them.</summary>
    public required SampleDistribution CvIsi { get; init; }

    /// <summary>Pearson correlation of the spike counts of each pair of the neurons drawn.</summary>
    public required SampleDistribution Correlation { get; init; }
}
