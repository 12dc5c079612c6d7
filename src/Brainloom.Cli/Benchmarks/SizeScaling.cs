using System.Collections.Immutable;
using System.Text;
using Brainloom.Analysis;

namespace Brainloom.Cli.Benchmarks;

/// <summary>One model at several sizes.</summary>
/// <param name="Workload">Name of the workload.</param>
/// <param name="Model">Name of the model.</param>
/// <param name="Version">Version of Brainloom.</param>
/// <param name="Commit">Commit that it was built from.</param>
/// <param name="WarmupMs">Time simulated before measuring [ms].</param>
/// <param name="SimulatedMs">Time measured [ms].</param>
/// <param name="Threads">Threads.</param>
/// <param name="Machine">The machine.</param>
/// <param name="Rows">Measurements, in the order asked for.</param>
sealed record SizeScaling(string Workload, string Model, string Version, string Commit, double WarmupMs, double SimulatedMs, int Threads, Machine Machine, ImmutableArray<SizeScaling.Sheet> Rows)
{
    /// <summary>A sheet of one size.</summary>
    /// <param name="SideMm">Side of the sheet [mm].</param>
    /// <param name="Neurons">Neurons, with those that only pass spikes on.</param>
    /// <param name="Relays">Neurons that only pass spikes on.</param>
    /// <param name="Synapses">Synapses.</param>
    /// <param name="BuildS">Time to build [s].</param>
    /// <param name="PeakRssBytes">Peak of the resident memory.</param>
    /// <param name="MemoryBytes">That peak less the resident memory before the network was built.</param>
    /// <param name="SimS">Time of state propagation [s].</param>
    /// <param name="Rtf">Real-time factor.</param>
    /// <param name="Spikes">Spikes of all neurons.</param>
    /// <param name="BuildRatio">Time to build per neuron, against the first row.</param>
    /// <param name="RtfRatio">Real-time factor per neuron, against the first row.</param>
    /// <param name="MemoryRatio">Memory per neuron, against the first row.</param>
    /// <param name="SpikeHash">Hash of the spikes.</param>
    internal sealed record Sheet(double SideMm, long Neurons, long Relays, long Synapses, double BuildS, long PeakRssBytes, long MemoryBytes, double SimS, double Rtf, long Spikes,
        double BuildRatio, double RtfRatio, double MemoryRatio, string SpikeHash)
    {
        /// <summary>The sheet of a run.</summary>
        public static Sheet Of(double side, RunResult result) => new(side, result.Neurons + result.Relays, result.Relays, result.Synapses, result.BuildS, result.PeakRssBytes, result.PeakRssBytes - result.MemoryBeforeBytes,
            result.SimS, result.Rtf, result.Spikes, 1, 1, 1, result.SpikeHash);

        /// <summary>The same, compared with the first.</summary>
        public Sheet Against(Sheet first)
        {
            double size = (double)first.Neurons / Neurons;
            return this with { BuildRatio = BuildS / first.BuildS * size, RtfRatio = Rtf / first.Rtf * size, MemoryRatio = (double)MemoryBytes / Math.Max(1, first.MemoryBytes) * size };
        }
    }

    /// <summary>The rows as CSV.</summary>
    public string ToCsv()
    {
        var text = new StringBuilder("side_mm,neurons,relays,synapses,build_s,peak_rss_bytes,memory_bytes,sim_s,rtf,spikes,build_ratio,rtf_ratio,memory_ratio,spike_hash\n");
        foreach (var row in Rows)
            text.Append(FormattableString.Invariant($"{row.SideMm},{row.Neurons},{row.Relays},{row.Synapses},{row.BuildS},{row.PeakRssBytes},{row.MemoryBytes},{row.SimS},{row.Rtf},{row.Spikes},{row.BuildRatio},{row.RtfRatio},{row.MemoryRatio},{row.SpikeHash}\n"));
        return text.ToString();
    }
}
