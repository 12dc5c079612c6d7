using System.Diagnostics;
using Brainloom.Analysis;
using Brainloom.Cli.Terminal;
using Brainloom.Engine;
using Brainloom.Model;

namespace Brainloom.Cli.Runs;

/// <summary>Builds a network, simulates it and measures both.</summary>
static class ModelRun
{
    /// <summary>Runs a protocol to its end, or until <paramref name="stop"/>; what was recorded until then is whole.</summary>
    /// <exception cref="Mistake">The description is not consistent.</exception>
    /// <exception cref="OperationCanceledException">It was stopped while the network was built.</exception>
    public static CompletedRun Execute(RunProtocol protocol, ProgressDisplay progress, CancellationToken stop)
    {
        long memoryBefore = ResidentMemory.Settle(), started = Stopwatch.GetTimestamp();
        using var network = progress.Show("Building", report =>
            Consistency.Require(() => Network.Build(protocol.Network, protocol.Threads, new ImmediateProgress<double>(fraction => report(fraction, "")), stop)));
        double build = Stopwatch.GetElapsedTime(started).TotalSeconds;
        long building = ResidentMemory.Peak, built = ResidentMemory.Now;

        using var simulation = Consistency.Require(() => new Simulation(network));
        if (protocol.WarmupSteps > 0) Advance("Warming up", simulation, protocol.WarmupSteps, protocol.Network.dt, progress, stop);
        simulation.Measure();
        if (!stop.IsCancellationRequested) Advance("Simulating", simulation, protocol.Steps, protocol.Network.dt, progress, stop);

        // statistics take memory of their own, which is no synapse's
        long peak = ResidentMemory.Peak;
        var recording = simulation.Record();
        var statistics = RunStatistics.Of(recording);
        var connectivity = network.Synapses <= protocol.MostCounted ? ConnectivityOf(protocol, network) : null;
        bool interrupted = simulation.Step < protocol.WarmupSteps + protocol.Steps;
        var result = Result(protocol, network, simulation, recording, statistics) with
        {
            BuildS = build,
            SynapsesPerSBuilt = network.Synapses / build,
            MemoryBeforeBytes = memoryBefore,
            PeakRssBytes = peak,
            BytesPerSynapse = (peak - memoryBefore) / (double)Math.Max(1, network.Synapses),
            Memory = MemoryUse.Of(network, simulation, connectivity?.Counts) with { BuiltBytes = built - memoryBefore, BuildingPeakBytes = building - memoryBefore },
            Indegrees = connectivity?.InDegrees ?? [],
            Observations = interrupted ? [] : [.. Observation.Judge(recording, statistics, Expectations.Of(protocol.Model))],
        };
        return new CompletedRun(result, recording, statistics, interrupted) { Connectivity = connectivity };
    }

    static Connectivity ConnectivityOf(RunProtocol protocol, Network network) =>
        new([.. protocol.Model.Populations.Select(DisplayedPopulation.Of)], SynapseCounts.Of(network, protocol.Threads));

    static void Advance(string title, Simulation simulation, long steps, double dt, ProgressDisplay progress, CancellationToken stop) =>
        progress.ShowSimulation(title, steps * dt, report =>
        {
            simulation.Run(steps, new ImmediateProgress<SimulationProgress>(now => report((now.Step - now.FirstStep) * dt, now.Spikes)), stop);
            return simulation.Step;
        });

    static RunResult Result(RunProtocol protocol, Network network, Simulation simulation, Recording recording, RunStatistics statistics)
    {
        double seconds = simulation.Elapsed.TotalSeconds;
        var structure = StructureTable.Of(protocol.Model.Populations.Select(DisplayedPopulation.Of));
        var phases = simulation.Phases;
        return new RunResult
        {
            Model = protocol.Model.Document.Name,
            DocumentHash = protocol.Model.DocumentHash,
            Version = Build.Version,
            Commit = Build.Commit,
            Machine = Machine.ReadThis(),
            Threads = network.Workers,
            Seed = protocol.Network.Seed,
            DtMs = protocol.Network.dt,
            Precision = protocol.Network.Precision == Precision.Single ? "single" : "double",
            Connectivity = "stored",
            Neurons = structure.Neurons,
            Relays = structure.RelayNeurons,
            Structure = structure,
            Synapses = network.Synapses,
            WarmupMs = recording.FirstStep * recording.dt,
            SimulatedMs = recording.Duration,
            SimS = seconds,
            Rtf = recording.Duration > 0 ? seconds * 1000 / recording.Duration : 0,
            Phases = new RunPhases { UpdateS = phases.Update, ExchangeS = phases.Exchange, DeliverS = phases.Deliver, RecordS = phases.Record },
            Spikes = simulation.Spikes,
            SynapticEvents = simulation.SynapticEvents,
            EventsPerSPerCore = seconds > 0 ? simulation.SynapticEvents / seconds / network.Workers : 0,
            Populations = Populations(protocol.Model, statistics),
            SpikeHash = simulation.SpikeHash,
        };
    }

    // populations that were not recorded have no statistics
    static OrderedDictionary<string, PopulationResult> Populations(CompiledModel model, RunStatistics statistics) =>
        new(model.Populations.Select(population => KeyValuePair.Create(population.Name,
            statistics[population.Name] is { } recorded ? PopulationResult.Of(recorded) : new PopulationResult { Neurons = population.Size })));
}
