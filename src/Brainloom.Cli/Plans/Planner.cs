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
    /// <summary>Rate of populations for which the document expects none, unless something else is said [Hz].</summary>
    public const double AssumedRate = 5;

    // of the memory of a machine
    const double ShareForNetwork = 0.9;

    const string Assumption = "assumption";

    static readonly Unit Hertz = Unit.Parse("Hz");

    readonly NetworkDescription network = model.Network!;
    readonly ImmutableArray<(double Rate, string From)> known = KnownRates(model, rate);
    readonly double[] rates = [.. KnownRates(model, rate).Select(population => population.Rate)];

    /// <summary>Plans the run that the document describes.</summary>
    public Plan Plan(TargetMachine machine, Connectivity connectivity, CancellationToken stop)
    {
        int threads = machine.Here ? machine.Cores : Environment.ProcessorCount;
        long program = ResidentMemory.Settle();
        var storage = Storage(network, threads, connectivity, machine.MemoryBytes, program);
        var estimate = NetworkEstimate.Of(network, threads, storage, stop);
        // a row per worker has its own heads and index, which is little; work is shared evenly
        double share = (double)threads / machine.Cores, index = (double)estimate.Neurons * sizeof(long);
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
            SpikeBytes = SpikeBytes(),
            ProgramBytes = program,
            Connectivity = storage.Outcome switch { Connectivity.Stored => "stored", Connectivity.Procedural => "procedural", _ => "mixed" },
            DrawnSynapses = storage.DrawnSynapses,
            DrawingBytes = storage.HeldBytes + InFlight(storage),
            BuildS = estimate.BuildSeconds * share,
            WarmupMs = model.Warmup,
            SimulatedMs = model.Time,
            Rtf = (estimate.SecondsPerStep * 1000 / network.dt + estimate.SecondsPerEvent * events + estimate.SecondsPerDrawnSynapse * DrawnEvents(storage)) * share,
            EventsPerS = events,
            Assumptions = Assumptions(estimate, machine, known.Count(population => population.From == Assumption)),
            Populations = [.. network.Populations.Select((population, p) => new PlannedPopulation(population.Name, population.Size, rates[p], known[p].From, outgoing[p], storage.DrawnSynapsesOf[p]))],
            Projections =
            [
                .. estimate.Projections.Select(projection => new PlannedProjection(projection.Name, projection.Synapses, projection.BytesPerSynapse, projection.Synapses * projection.BytesPerSynapse))
                    .OrderByDescending(projection => projection.Bytes),
            ],
        };
        return plan.Fits ? plan : plan with { Remedies = Remedies(plan.MemoryBytes, machine.MemoryBytes, storage) };
    }

    /// <summary>Chooses which rows of a network are stored, and refuses a run for which this machine has too little memory, before anything is built.</summary>
    /// <exception cref="InsufficientMemoryException">It has too little; the message says what would suffice.</exception>
    /// <exception cref="ArgumentException">The description is not consistent; the message names the place.</exception>
    public static RunProtocol WithStorage(RunProtocol protocol, Connectivity connectivity)
    {
        long memory = Machine.ReadThis().MemoryBytes;
        var planner = new Planner(protocol.Model, AssumedRate);
        var storage = planner.Storage(protocol.Network, protocol.Threads, connectivity, memory, ResidentMemory.Now);
        double needed = NetworkEstimate.Planned(protocol.Network, protocol.Threads, storage).Bytes + planner.InFlight(storage) + ResidentMemory.Now;
        if (needed <= memory) return protocol with { Storage = storage };
        throw new InsufficientMemoryException($"{protocol.Model.Document.Name} needs {Number.Prefixed(needed, "B")}, but this machine has {Number.Prefixed(memory, "B")}. "
            + string.Join(" ", planner.Remedies(needed, memory, storage)));
    }

    // what does not hold rows comes first; a reserve is left to the system
    StoragePlan Storage(NetworkDescription described, int threads, Connectivity connectivity, long memory, double others)
    {
        var all = StoragePlan.Of(described, threads, Connectivity.Stored);
        double free = ShareForNetwork * memory - others - NetworkEstimate.Planned(described, threads, all).StateBytes - SpikeBytes();
        return all.Choose(connectivity, free, rates);
    }

    // rows that were drawn, until their last synapse is due
    double InFlight(StoragePlan storage) => DrawnEvents(storage) * storage.LongestDelay / 1000 * storage.BytesPerDrawnSynapse;

    // per second
    double DrawnEvents(StoragePlan storage) => storage.DrawnSynapsesOf.Select((synapses, p) => synapses * rates[p]).Sum();

    static ImmutableArray<(double Rate, string From)> KnownRates(CompiledModel model, double assumed)
    {
        var expected = model.Observations.Where(observation => observation.Statistic == Statistic.Rate.Name)
            .Select(observation => (observation.Population, Rate: observation.Expected ?? (observation.Lowest + observation.Highest) / 2))
            .Where(pair => double.IsFinite(pair.Rate)).GroupBy(pair => pair.Population).ToDictionary(group => group.Key, group => group.First().Rate);
        return [.. model.Populations.Select(population => Known(population, expected, assumed))];
    }

    // what an observation expects, or the mean rate that the document gives the population for formulas
    static (double Rate, string From) Known(PopulationSpec population, Dictionary<string, double> expected, double assumed) =>
        expected.TryGetValue(population.Name, out double observed) ? (observed, "observation")
        : population.Properties.TryGetValue("mean_rate", out var mean) && mean.Dimension == Hertz.Dimension ? (mean.Value / Math.Pow(10, Hertz.Exponent), "mean_rate")
        : (assumed, Assumption);

    double SpikeBytes()
    {
        double perSecond = 0;
        // several recorders of a neuron keep its spikes once
        foreach (var recorded in network.Recorders.Where(recorder => recorder.Recorder is SpikeRecorder).SelectMany(recorder => recorder.Target.Ranges).Distinct())
            perSecond += recorded.Count * rates[recorded.Population];
        return perSecond * model.Time / 1000 * 2 * sizeof(int);
    }

    ImmutableArray<string> Remedies(double needed, long memory, StoragePlan storage)
    {
        var remedies = ImmutableArray.CreateBuilder<string>();
        if (storage.Choice == Connectivity.Stored) remedies.Add("--connectivity auto stores what fits and draws the rest when a spike arrives.");
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
