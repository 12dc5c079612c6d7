using System.Collections.Immutable;

namespace Brainloom.Analysis;

/// <summary>What a report tells.</summary>
public sealed record ReportInput
{
    /// <summary>The run and what it showed.</summary>
    public required RunResult Result { get; init; }

    /// <summary>How populations appear; those not named here appear under their own name, after the others.</summary>
    public ImmutableArray<DisplayedPopulation> Populations { get; init; } = [];

    /// <summary>Figures, in order.</summary>
    public ImmutableArray<DrawnFigure> Figures { get; init; } = [];

    /// <summary>The command that repeats the run.</summary>
    public required string Command { get; init; }

    /// <summary>When the run ended; null leaves it out.</summary>
    public DateTimeOffset? Ended { get; init; }
}
