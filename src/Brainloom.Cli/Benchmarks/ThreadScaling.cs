using System.Collections.Immutable;
using Brainloom.Analysis;

namespace Brainloom.Cli.Benchmarks;

/// <summary>One model with several numbers of threads.</summary>
/// <param name="Workload">Name of the workload.</param>
/// <param name="Model">Name of the model.</param>
/// <param name="Neurons">Neurons.</param>
/// <param name="Synapses">Synapses.</param>
/// <param name="SimulatedMs">Time measured [ms].</param>
/// <param name="Machine">The machine.</param>
/// <param name="EqualHashes">Whether the spikes were the same each time.</param>
/// <param name="Rows">Measurements, fewest threads first.</param>
sealed record ThreadScaling(string Workload, string Model, long Neurons, long Synapses, double SimulatedMs, Machine Machine, bool EqualHashes, ImmutableArray<ThreadScaling.Measurement> Rows)
{
    /// <summary>A measurement.</summary>
    /// <param name="Threads">Threads.</param>
    /// <param name="BuildS">Time to build [s].</param>
    /// <param name="BuildSpeedUp">Against the first row.</param>
    /// <param name="Rtf">Real-time factor.</param>
    /// <param name="SpeedUp">Of the simulation, against the first row.</param>
    /// <param name="SpikeHash">Hash of the spikes.</param>
    internal sealed record Measurement(int Threads, double BuildS, double BuildSpeedUp, double Rtf, double SpeedUp, string SpikeHash);
}
