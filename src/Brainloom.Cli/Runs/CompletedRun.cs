using Brainloom.Analysis;
using Brainloom.Engine;

namespace Brainloom.Cli.Runs;

/// <summary>A run that ended, at its end or where it was interrupted.</summary>
/// <param name="Result">What it was and what it showed.</param>
/// <param name="Recording">What was recorded; of a streamed run with more spikes than fit in memory, the beginning.</param>
/// <param name="Statistics">Statistics of all that was recorded.</param>
/// <param name="Interrupted">Whether it ended before its time.</param>
sealed record CompletedRun(RunResult Result, Recording Recording, RunStatistics Statistics, bool Interrupted)
{
    /// <summary>Synapses between populations; null where they were not counted.</summary>
    public CountedConnectivity? Connectivity { get; init; }
}
