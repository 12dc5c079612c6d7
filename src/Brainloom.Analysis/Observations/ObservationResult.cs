namespace Brainloom.Analysis;

/// <summary>An expectation beside what a run showed.</summary>
public sealed record ObservationResult
{
    /// <summary>Name of the observation.</summary>
    public required string Name { get; init; }

    /// <summary>What was expected, in words and numbers.</summary>
    public required string Expected { get; init; }

    /// <summary>What the run showed; null when it could not be measured.</summary>
    public double? Measured { get; init; }

    /// <summary>Whether the run agrees with the expectation; null when it cannot tell, as a recording that is too short.</summary>
    public required bool? Within { get; init; }

    /// <summary>Population observed.</summary>
    public required string Population { get; init; }

    /// <summary>Name of the statistic.</summary>
    public required string Statistic { get; init; }

    /// <summary>Unit of the measured value; empty when it has no dimension.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Where the expectation comes from.</summary>
    public string Source { get; init; } = "";

    /// <summary>Why nothing could be measured, and what to do; null when it was.</summary>
    public string? Note { get; init; }
}
