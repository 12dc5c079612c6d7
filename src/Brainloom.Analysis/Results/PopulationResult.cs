namespace Brainloom.Analysis;

/// <summary>What a run showed of one population.</summary>
public sealed record PopulationResult
{
    /// <summary>Number of neurons.</summary>
    public required int Neurons { get; init; }

    /// <summary>Number of recorded spikes; null when they were not recorded.</summary>
    public long? Spikes { get; init; }

    /// <summary>Mean firing rate [Hz].</summary>
    public double? RateHz { get; init; }

    /// <summary>Mean coefficient of variation of inter-spike intervals, over neurons that have enough of them.</summary>
    public double? CvIsi { get; init; }

    /// <summary>Mean pairwise correlation of spike counts.</summary>
    public double? Correlation { get; init; }

    /// <summary>The result of a population's statistics.</summary>
    public static PopulationResult Of(PopulationStatistics statistics) => new()
    {
        Neurons = statistics.Neurons,
        Spikes = statistics.Spikes,
        RateHz = statistics.Rate.Mean,
        CvIsi = statistics.CvIsi.Mean,
        Correlation = statistics.Correlation.Mean,
    };
}
