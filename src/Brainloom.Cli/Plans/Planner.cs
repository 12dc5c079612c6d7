using System.Collections.Immutable;
using Brainloom.Analysis;
using Brainloom.Cli.Runs;
using Brainloom.Engine;
using Brainloom.Model;

namespace Brainloom.Cli.Plans;

/// <summary>Plans runs.</summary>
/// <param name="model">The model, compiled without errors.</param>
/// <param name="rate">Rate of populations for which the document expects none [Hz].</param>
sealed class Planner(CompiledModel model, double rate)
{
    const string Assumption = "assumption";

    static readonly Unit Hertz = Unit.Parse("Hz");

    readonly NetworkDescription network = model.Network!;

    /// <summary>Plans the run that the document describes.</summary>
    public Plan Plan(TargetMachine machine, CancellationToken stop)
    {
        int threads = machine.Here ? machine.Cores : Environment.ProcessorCount;
        var estimate = NetworkEstimate.Of(network, threads, stop);
        // a row per worker has its own heads and index, which is little; work is shared evenly
        double share = (double)threads / machine.Cores, index = (double)estimate.Neurons * sizeof(long);
        var expected = model.Observations.Where(observation => observation.Statistic == Statistic.Rate.Name)
            .Select(observation => (observation.Population, Rate: observation.Expected ?? (observation.Lowest + observation.Highest) / 2))
            .Where(pair => double.IsFinite(pair.Rate)).GroupBy(pair => pair.Population).ToDictionary(group => group.Key, group => group.First().Rate);
        var known = model.Populations.Select(population => Known(population, expected)).ToImmutableArray();
        double[] rates = [.. known.Select(population => population.Rate)];
        double[] outgoing = new double[rates.Length];
        foreach (var projection in estimate.Projections)
            foreach (var range in projection.Source.Ranges)
                outgoing[range.Population] += projection.Synapses * range.Count / projection.Source.Count;
        double events = 0;
        for (int p = 0; p < rates.Length; p++) events += outgoing[p] * rates[p];

        var structure = StructureTable.Of(model.Populations.Select(DisplayedPopulation.Of));
        var plan = new Plan
        {
            Model = model.Document.Name,
            DocumentHash = model.DocumentHash,
            Precision = network.Precision == Precision.Single ? "single" : "double",
            Machine = machine,
            Neurons = structure.Neurons,
            Relays = structure.RelayNeurons,
            Structure = structure,
            Choices = model.Choices,
            Synapses = estimate.Synapses,
            RowBytes = estimate.RowBytes + index * (machine.Cores - threads),
            StateBytes = estimate.StateBytes,
            BuildingBytes = estimate.BuildingBytes,
            SpikeBytes = RecordedSpikes(rates) * 2 * sizeof(int),
            ProgramBytes = ResidentMemory.Settle(),
            BuildS = estimate.BuildSeconds * share,
            WarmupMs = model.Warmup,
            SimulatedMs = model.Time,
            Rtf = (estimate.SecondsPerStep * 1000 / network.dt + estimate.SecondsPerEvent * events) * share,
            EventsPerS = events,
            Assumptions = Assumptions(estimate, machine, known.Count(population => population.From == Assumption)),
            Populations = [.. network.Populations.Select((population, p) => new PlannedPopulation(population.Name, population.Size, rates[p], known[p].From, outgoing[p]))],
            Projections =
            [
                .. estimate.Projections.Select(projection => new PlannedProjection(projection.Name, projection.Synapses, projection.BytesPerSynapse, projection.Synapses * projection.BytesPerSynapse))
                    .OrderByDescending(projection => projection.Bytes),
            ],
        };
        return plan.Fits ? plan : plan with { Remedies = Remedies(plan.MemoryBytes, machine.MemoryBytes) };
    }

    /// <summary>Refuses a run for which this machine has too little memory, before anything is built.</summary>
    /// <exception cref="InsufficientMemoryException">It has too little; the message says what would suffice.</exception>
    /// <exception cref="ArgumentException">The description is not consistent; the message names the place.</exception>
    public static void RequireMemory(CompiledModel model, NetworkDescription network, int threads)
    {
        double needed = NetworkEstimate.Planned(network, threads).Bytes + ResidentMemory.Now;
        long memory = Machine.ReadThis().MemoryBytes;
        if (needed <= memory) return;
        throw new InsufficientMemoryException($"{model.Document.Name} needs {Number.Prefixed(needed, "B")}, but this machine has {Number.Prefixed(memory, "B")}. "
            + string.Join(" ", new Planner(model, 0).Remedies(needed, memory)));
    }

    // what an observation expects, or the mean rate that the document gives the population for formulas
    (double Rate, string From) Known(PopulationSpec population, Dictionary<string, double> expected) =>
        expected.TryGetValue(population.Name, out double observed) ? (observed, "observation")
        : population.Properties.TryGetValue("mean_rate", out var mean) && mean.Dimension == Hertz.Dimension ? (mean.Value / Math.Pow(10, Hertz.Exponent), "mean_rate")
        : (rate, Assumption);

    double RecordedSpikes(double[] rates)
    {
        double perSecond = 0;
        // several recorders of a neuron keep its spikes once
        foreach (var recorded in network.Recorders.Where(recorder => recorder.Recorder is SpikeRecorder).SelectMany(recorder => recorder.Target.Ranges).Distinct())
            perSecond += recorded.Count * rates[recorded.Population];
        return perSecond * model.Time / 1000;
    }

    ImmutableArray<string> Remedies(double needed, long memory)
    {
        var remedies = ImmutableArray.CreateBuilder<string>();
        if (network.Precision == Precision.Double) remedies.Add("--precision single takes about a third of the memory.");
        // neurons and inputs of each shrink alike, so that synapses follow the square
        double scale = Math.Floor(model.Scale * Math.Sqrt(0.9 * memory / needed) * 100) / 100;
        if (model.Document.Parts.Any(part => part.Root["scaling"] is not null) && scale > 0) remedies.Add(FormattableString.Invariant($"--scale {scale} fits."));
        remedies.Add($"A machine with {Number.Prefixed(needed * 1.1, "B")} of memory suffices.");
        return remedies.ToImmutable();
    }

    ImmutableArray<string> Assumptions(NetworkEstimate estimate, TargetMachine machine, int assumed)
    {
        var assumptions = ImmutableArray.CreateBuilder<string>();
        if (assumed > 0) assumptions.Add($"{Number.Count(assumed)} of {Number.Count(network.Populations.Length)} populations fire at {Number.Text(rate)} Hz: the document expects no rate of them (--rate changes it).");
        if (!machine.Here) assumptions.Add($"Its cores are as fast as those of this machine, and work is shared evenly among {Number.Count(machine.Cores)}.");
        if (!estimate.Sampled) assumptions.Add($"More than {Number.Count(NetworkEstimate.MostSampled)} neurons: times are typical ones, not measured on a sample.");
        return assumptions.ToImmutable();
    }
}
