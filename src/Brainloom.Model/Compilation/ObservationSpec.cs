namespace Brainloom.Model;

/// <summary>An expected result: a mean over a population within bounds, or a distribution over its neurons near a reference.</summary>
public sealed record ObservationSpec
{
    /// <summary>Name, unique in the model.</summary>
    public required string Name { get; init; }

    /// <summary>Name of the population.</summary>
    public required string Population { get; init; }

    /// <summary>What is measured of each neuron or pair.</summary>
    public required Statistic Statistic { get; init; }

    /// <summary>Expected mean over the population [Hz or 1]; null when only bounds or a distribution are given.</summary>
    public double? Expected { get; init; }

    /// <summary>Lowest mean within expectation.</summary>
    public double Lowest { get; init; } = double.NegativeInfinity;

    /// <summary>Highest mean within expectation.</summary>
    public double Highest { get; init; } = double.PositiveInfinity;

    /// <summary>Quantiles of the reference distribution at equal steps of probability from 0 to 1; null for a mean.</summary>
    public IReadOnlyList<double>? Reference { get; init; }

    /// <summary>File that holds them.</summary>
    public string? ReferenceFile { get; init; }

    /// <summary>Largest Kolmogorov-Smirnov distance from the reference.</summary>
    public double? MaximumDistance { get; init; }

    /// <summary>Length of recording that the expectation is for [ms], taken from its beginning; null for the whole recording.</summary>
    public double? Duration { get; init; }

    /// <summary>Key of the source.</summary>
    public string? Source { get; init; }

    /// <summary>Where in the source, and why this tolerance.</summary>
    public string? Note { get; init; }
}
