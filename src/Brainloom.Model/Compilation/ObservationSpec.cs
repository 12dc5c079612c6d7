using System.Collections.Immutable;

namespace Brainloom.Model;

/// <summary>An expected result: a mean over a population within bounds, or a distribution over its neurons near a reference.</summary>
public sealed record ObservationSpec
{
    /// <summary>Name, unique in the model.</summary>
    public required string Name { get; init; }

    /// <summary>Name of the population.</summary>
    public required string Population { get; init; }

    /// <summary>What is measured: <c>rate</c> of each neuron [Hz], <c>cv_isi</c>, the coefficient of variation of its inter-spike intervals,
    /// or <c>correlation</c> of the spike counts of pairs.</summary>
    public required string Statistic { get; init; }

    /// <summary>Expected mean over the population [Hz or 1]; null when only bounds or a distribution are given.</summary>
    public double? Expected { get; init; }

    /// <summary>Lowest mean within expectation.</summary>
    public double Lowest { get; init; } = double.NegativeInfinity;

    /// <summary>Highest mean within expectation.</summary>
    public double Highest { get; init; } = double.PositiveInfinity;

    /// <summary>Probabilities at which the reference distribution is given; empty for a mean.</summary>
    public ImmutableArray<double> Levels { get; init; } = [];

    /// <summary>Values of the reference distribution at <see cref="Levels"/>; empty for a mean.</summary>
    public ImmutableArray<double> Quantiles { get; init; } = [];

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
