using System.Diagnostics;
using Brainloom.Analysis;
using Brainloom.Cli.Terminal;
using Brainloom.Engine;
using Brainloom.Formats;
using Brainloom.Model;

namespace Brainloom.Cli.Runs;

/// <summary>Builds a network, simulates it and measures both.</summary>
static class ModelRun
{
    /// <summary>Most spikes that are read back from disk into memory at once (8 bytes each): where a streamed run has more, populations are read one by one for
    /// their statistics, and figures and observations with a window of their own see the beginning of the run.</summary>
    public const long MostSpikesInMemory = 1L << 27;

    /// <summary>Runs a protocol to its end, or until <paramref name="stop"/>; what was recorded until then is whole.</summary>
    /// <param name="protocol">What is simulated.</param>
    /// <param name="progress">Shows how far it is.</param>
    /// <param name="stop">Ends it early.</param>
    /// <param name="stream">Takes recordings while the run goes on; without it they stay in memory until its end.</param>
    /// <param name="mostSpikes">Most spikes to read back from <paramref name="stream"/> at once.</param>
    /// <exception cref="IOException">Recordings could not be written; the simulation has stopped.</exception>
    /// <exception cref="Mistake">The description is not consistent.</exception>
    /// <exception cref="OperationCanceledException">It was stopped while the network was built.</exception>
    public static CompletedRun Execute(RunProtocol protocol, ProgressDisplay progress, CancellationToken stop, RunFolder? stream = null,
        long mostSpikes = MostSpikesInMemory)
    {
        long memoryBefore = ResidentMemory.Settle(), started = Stopwatch.GetTimestamp();
        using var network = progress.Show("Building", report =>
            Consistency.Require(() => Network.Build(protocol.Network, protocol.Threads, new ImmediateProgress<double>(fraction => report(fraction, "")), stop, protocol.Storage)));
        double build = Stopwatch.GetElapsedTime(started).TotalSeconds;
        long building = ResidentMemory.Peak, built = ResidentMemory.Now;

        using var simulation = Consistency.Require(() => new Simulation(network));
        if (protocol.WarmupSteps > 0) Advance("Warming up", simulation, protocol.WarmupSteps, protocol.Network.dt, progress, stop);
        simulation.Measure();
        try
        {
            if (stream is not null) simulation.Stream(stream.Stream(simulation.Record()));
            if (!stop.IsCancellationRequested) Advance("Simulating", simulation, protocol.Steps, protocol.Network.dt, progress, stop);
            if (stream is not null) simulation.EndStream();
        }
        catch (Exception failure) when (stream is not null && failure is IOException or UnauthorizedAccessException)
        {
            throw stream!.Stopped(failure);
        }

        // statistics take memory of their own, which is no synapse's
        long peak = ResidentMemory.Peak;
        var (recording, statistics) = stream is null ? InMemory(simulation) : ReadBack(stream.ReadPart(), mostSpikes);
        var connectivity = network.Synapses <= protocol.MostCounted ? ConnectivityOf(protocol, network) : null;
        bool interrupted = simulation.Step < protocol.WarmupSteps + protocol.Steps;
        var result = Result(protocol, network, simulation, recording.FirstStep * recording.dt, statistics) with
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

    static CountedConnectivity ConnectivityOf(RunProtocol protocol, Network network) =>
        new([.. protocol.Model.Populations.Select(DisplayedPopulation.Of)], SynapseCounts.Of(network, protocol.Threads));

    static (Recording, RunStatistics) InMemory(Simulation simulation)
    {
        var recording = simulation.Record();
        return (recording, RunStatistics.Of(recording));
    }

    // the statistics are those of the whole run in any case
    static (Recording, RunStatistics) ReadBack(RecordingReader reader, long mostSpikes)
    {
        if (reader.Spikes <= mostSpikes)
        {
            var recording = reader.Read();
            return (recording, RunStatistics.Of(recording));
        }
        var manifest = reader.Manifest;
        long beginning = manifest.FirstStep + (long)((manifest.LastStep - manifest.FirstStep) * (mostSpikes / (double)reader.Spikes));
        var populations = reader.ReadPopulations().SelectMany(population => RunStatistics.Of(population).Populations);
        return (reader.Read(beginning), new RunStatistics { Duration = manifest.SimulatedMs, Populations = [.. populations] });
    }

    static void Advance(string title, Simulation simulation, long steps, double dt, ProgressDisplay progress, CancellationToken stop) =>
        progress.ShowSimulation(title, steps * dt, report =>
        {
            simulation.Run(steps, new ImmediateProgress<SimulationProgress>(now => report((now.Step - now.FirstStep) * dt, now.Spikes)), stop);
            return simulation.Step;
        });

    static RunResult Result(RunProtocol protocol, Network network, Simulation simulation, double warmup, RunStatistics statistics)
    {
        double seconds = simulation.Elapsed.TotalSeconds, simulated = statistics.Duration;
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
            Connectivity = protocol.Storage?.Outcome switch { null or Connectivity.Stored => "stored", Connectivity.Procedural => "procedural", _ => "mixed" },
            Neurons = structure.Neurons,
            Relays = structure.RelayNeurons,
            Structure = structure,
            Choices = protocol.Model.Choices,
            Synapses = network.Synapses,
            WarmupMs = warmup,
            SimulatedMs = simulated,
            SimS = seconds,
            Rtf = simulated > 0 ? seconds * 1000 / simulated : 0,
            Phases = new RunPhases { UpdateS = phases.Update, ExchangeS = phases.Exchange, DrawS = phases.Draw, DeliverS = phases.Deliver, RecordS = phases.Record },
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
