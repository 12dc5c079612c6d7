using System.Collections.Immutable;
using Brainloom.Analysis;

namespace Brainloom.Cli.Benchmarks;

/// <summary>What a step of one neuron takes, model by model.</summary>
/// <param name="Workload">Name of the workload.</param>
/// <param name="Version">Version of Brainloom.</param>
/// <param name="Commit">Commit that it was built from.</param>
/// <param name="Machine">The machine.</param>
/// <param name="Neurons">Neurons of each model.</param>
/// <param name="Steps">Steps of a window, of which the median counts.</param>
/// <param name="Windows">Windows.</param>
/// <param name="Rows">Measurements.</param>
sealed record NeuronTimings(string Workload, string Version, string Commit, Machine Machine, int Neurons, int Steps, int Windows, ImmutableArray<NeuronTimings.Timing> Rows)
{
    /// <summary>A measurement.</summary>
    /// <param name="Model">Neuron model.</param>
    /// <param name="Receptors">Number of receptors.</param>
    /// <param name="Precision">single or double.</param>
    /// <param name="Regime">firing: driven by a current; resting: at rest, with nothing arriving.</param>
    /// <param name="NsPerStep">Time per neuron and step [ns].</param>
    /// <param name="RateHz">Firing rate [Hz].</param>
    internal sealed record Timing(string Model, int Receptors, string Precision, string Regime, double NsPerStep, double RateHz);
}
