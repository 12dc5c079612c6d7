using System.Collections.Immutable;
using System.Text;
using Brainloom.Analysis;

namespace Brainloom.Cli.Benchmarks;

/// <summary>Build and simulation times by configuration of the program.</summary>
/// <param name="Workload">Name of the workload.</param>
/// <param name="Model">Name of the model.</param>
/// <param name="Version">Version of Brainloom.</param>
/// <param name="Commit">Commit that it was built from.</param>
/// <param name="Neurons">Neurons.</param>
/// <param name="Synapses">Synapses.</param>
/// <param name="SimulatedMs">Time measured [ms].</param>
/// <param name="Threads">Threads.</param>
/// <param name="Machine">The machine.</param>
/// <param name="Rows">Measurements, the default first.</param>
sealed record ConfigurationTable(string Workload, string Model, string Version, string Commit, long Neurons, long Synapses, double SimulatedMs, int Threads, Machine Machine,
    ImmutableArray<ConfigurationTable.Row> Rows)
{
    /// <summary>A measurement.</summary>
    /// <param name="Configuration">What is different from the default.</param>
    /// <param name="Environment">Variables and arguments that make it so.</param>
    /// <param name="Simd">Widest vectors that were there.</param>
    /// <param name="BuildS">Time to build [s].</param>
    /// <param name="SimS">Time of state propagation [s].</param>
    /// <param name="Rtf">Real-time factor.</param>
    /// <param name="ProcessS">Time of the whole process, with its start and warm-up [s].</param>
    /// <param name="PeakRssBytes">Peak of the resident memory.</param>
    /// <param name="SpikeHash">Hash of the spikes.</param>
    internal sealed record Row(string Configuration, string Environment, string Simd, double BuildS, double SimS, double Rtf, double ProcessS, long PeakRssBytes, string SpikeHash);

    /// <summary>The rows as CSV.</summary>
    public string ToCsv()
    {
        var text = new StringBuilder("configuration,environment,simd,build_s,sim_s,rtf,process_s,peak_rss_bytes,spike_hash\n");
        foreach (var row in Rows)
            text.Append(FormattableString.Invariant($"{row.Configuration},{row.Environment},{row.Simd},{row.BuildS},{row.SimS},{row.Rtf},{row.ProcessS},{row.PeakRssBytes},{row.SpikeHash}\n"));
        return text.ToString();
    }
}
