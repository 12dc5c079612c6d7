using Brainloom.Analysis;

namespace Brainloom.Cli.Benchmarks;

/// <summary>What it took to build a network of many projections.</summary>
/// <param name="Workload">Name of the workload.</param>
/// <param name="Version">Version of Brainloom.</param>
/// <param name="Commit">Commit that it was built from.</param>
/// <param name="Machine">The machine.</param>
/// <param name="Threads">Threads.</param>
/// <param name="Projections">Projections.</param>
/// <param name="Neurons">Neurons.</param>
/// <param name="Synapses">Synapses.</param>
/// <param name="BuildS">Time to build [s].</param>
/// <param name="SynapsesPerSBuilt">Synapses built per second.</param>
/// <param name="BytesPerSynapse">Peak of resident memory less that before, per synapse.</param>
sealed record BuildResult(string Workload, string Version, string Commit, Machine Machine, int Threads, int Projections, long Neurons, long Synapses,
    double BuildS, double SynapsesPerSBuilt, double BytesPerSynapse);
