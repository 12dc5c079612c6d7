using System.Collections.Immutable;
using System.Diagnostics;

namespace Brainloom.Engine;

/// <summary>What a network will take in memory and time, before it is built.</summary>
/// <remarks>
/// <para>
/// The plan of the builder says how each projection is encoded. Then some of the rows, <see cref="SampleSynapses"/> synapses of all
/// kinds, are drawn and simulated with all neurons for a moment. Bytes per synapse, and times per synapse, step and event of the
/// sample are those of the whole: rows are as long as they will be, and neurons as many. Processor time to build, and wall-clock time of
/// one worker in short windows, are divided by the threads, so that other work of the machine disturbs them little.
/// </para>
/// <para>The memory of the sample was used by the program before, which is not so for all that the whole network takes:
/// <see cref="FreshMemory"/> measures what memory costs that is touched for the first time. An answer should come within two seconds
/// from the start of the program, so large networks get a smaller sample, of one worker alone.</para>
/// <para>Networks of more than <see cref="MostSampled"/> neurons are not sampled; typical figures stand in for measured ones.</para>
/// </remarks>
public sealed record NetworkEstimate
{
    /// <summary>Synapses in the sample: more bytes than caches hold, less than a moment to draw.</summary>
    public const double SampleSynapses = 8e6;

    /// <summary>Neurons above which a quarter as many synapses make the sample, so that an answer comes as soon.</summary>
    public const long Large = 300_000;

    /// <summary>Most neurons of a network that is sampled.</summary>
    public const long MostSampled = 2_000_000;

    // for one thread, seconds per synapse built, step of a neuron, synaptic event
    const double TypicalBuild = 10e-9, TypicalStep = 1e-9, TypicalEvent = 2e-9;

    // until code is compiled with all optimisation; then as long as gives steady figures
    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.15), Measured = TimeSpan.FromSeconds(0.35), MeasuredOfLarge = TimeSpan.FromSeconds(0.2);

    const int WindowSteps = 5, EventsThatTell = 5_000;

    /// <summary>Neurons.</summary>
    public required long Neurons { get; init; }

    /// <summary>Expected synapses, stored or not.</summary>
    public double Synapses => Projections.Sum(projection => projection.Synapses);

    /// <summary>The projections.</summary>
    public required ImmutableArray<ProjectionEstimate> Projections { get; init; }

    /// <summary>Whether figures were measured on a sample.</summary>
    public bool Sampled { get; init; }

    /// <summary>Which rows are stored.</summary>
    public required StoragePlan Storage { get; init; }

    /// <summary>Bytes of stored rows and their index.</summary>
    public required double RowBytes { get; init; }

    /// <summary>Bytes of state and accumulators.</summary>
    public required double StateBytes { get; init; }

    /// <summary>Bytes that some rules need while the network is built, and not after.</summary>
    public double BuildingBytes { get; init; }

    /// <summary>Bytes at the most.</summary>
    public double Bytes => BuildingBytes + RowBytes + Storage.HeldBytes + StateBytes;

    /// <summary>Time to build [s].</summary>
    public double BuildSeconds { get; init; }

    /// <summary>Time to advance all neurons and stimuli by one step [s].</summary>
    public double SecondsPerStep { get; init; }

    /// <summary>Time per synaptic event: exchange and delivery [s].</summary>
    public double SecondsPerEvent { get; init; }

    /// <summary>Time to draw a synapse that is not stored, besides <see cref="SecondsPerEvent"/> [s].</summary>
    public double SecondsPerDrawnSynapse { get; init; }

    /// <summary>What is known without drawing a row: synapses, encodings and the memory that they take; no times.</summary>
    /// <exception cref="ArgumentException">The description is not consistent; the message names the place.</exception>
    public static NetworkEstimate Planned(NetworkDescription description, int threads, StoragePlan? storage = null)
    {
        storage ??= StoragePlan.Of(description, threads, Connectivity.Stored);
        int element = description.Precision == Precision.Single ? 4 : 8;
        long neurons = description.Populations.Sum(population => (long)population.Size);
        return new NetworkEstimate
        {
            Neurons = neurons,
            Projections = storage.Projections,
            Storage = storage,
            RowBytes = storage.RowBytes,
            StateBytes = description.Populations.Sum(population =>
                (double)population.Size * element * (NeuronType.Variables(population.Neuron).Length + NeuronType.Receptors(population.Neuron).Length + 1)),
        };
    }

    /// <summary>What building and simulating will take, from a sample.</summary>
    /// <param name="description">The network.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="storage">Which rows are stored; all, where nothing is said.</param>
    /// <param name="cancellation">Stops the sampling.</param>
    /// <exception cref="ArgumentException">The description is not consistent; the message names the place.</exception>
    public static NetworkEstimate Of(NetworkDescription description, int threads, StoragePlan? storage = null, CancellationToken cancellation = default)
    {
        var planned = Planned(description, threads, storage);
        if (planned.Neurons > MostSampled)
            return planned with
            {
                BuildSeconds = planned.Storage.StoredSynapses * TypicalBuild / threads,
                SecondsPerStep = planned.Neurons * TypicalStep / threads,
                SecondsPerEvent = TypicalEvent / threads,
                SecondsPerDrawnSynapse = TypicalBuild / threads,
            };

        // recorders would take memory that is theirs
        description = description with { Recorders = [] };
        bool large = planned.Neurons > Large;
        for (long started = Stopwatch.GetTimestamp(); !large && Stopwatch.GetElapsedTime(started) < WarmUp;)
            _ = WithRows(planned, description, threads, SampleSynapses / 40, cancellation);
        // the first half of the simulation warms its code up, and that of drawing besides
        var single = WithDynamics(planned, description, large ? SampleSynapses / 4 : SampleSynapses, large ? MeasuredOfLarge : Measured, cancellation);
        var rows = large ? ForWorkers(single, description, threads) : WithRows(planned, description, threads, SampleSynapses, cancellation);
        double processor = Math.Min(rows.BuildSeconds * threads, single.BuildSeconds) + rows.RowBytes * FreshMemory.Measure().SecondsPerByteMore;
        return single with
        {
            Sampled = true,
            RowBytes = rows.RowBytes,
            BuildingBytes = rows.BuildingBytes,
            BuildSeconds = processor / threads,
            SecondsPerStep = single.SecondsPerStep / threads,
            SecondsPerEvent = single.SecondsPerEvent / threads,
            SecondsPerDrawnSynapse = single.SecondsPerDrawnSynapse / threads,
        };
    }

    // draws rows for as many workers as there will be: memory and time to build
    static NetworkEstimate WithRows(NetworkEstimate planned, NetworkDescription description, int threads, double synapses, CancellationToken cancellation)
    {
        var builder = new NetworkBuilder(description, threads) { TaskStride = Stride(planned, synapses) };
        using var network = builder.Build(null, cancellation);
        return planned with
        {
            RowBytes = Stored(planned, builder.RowBytes * Whole(planned, network), threads),
            BuildingBytes = builder.TransposingBytes,
            BuildSeconds = ProcessorSeconds(planned, builder, network) / threads,
        };
    }

    // rows of one worker, told apart into synapses and the heads of sections, of which there is one per block that a row reaches
    static NetworkEstimate ForWorkers(NetworkEstimate single, NetworkDescription description, int threads)
    {
        int[] sizes = [.. description.Populations.Select(population => population.Size)];
        double blocks = Blocks(threads) / (double)Blocks(1);
        int Blocks(int workers) => new Partition(sizes, workers).BlockSizes.Sum(own => own.Length);
        double synapses = single.Projections.Sum(projection => projection.Synapses * projection.BytesPerSynapse), heads = Math.Max(0, single.RowBytes - synapses);
        return single with
        {
            RowBytes = Stored(single, synapses + heads * blocks, threads),
            BuildingBytes = single.BuildingBytes * threads,
            BuildSeconds = single.BuildSeconds / threads,
        };
    }

    // with the index; rows that are not stored are like those that are
    static double Stored(NetworkEstimate planned, double rowBytes, int threads) =>
        (rowBytes + (double)planned.Neurons * threads * sizeof(long)) * planned.Storage.RowBytes / Math.Max(1, planned.Storage.Choose(Connectivity.Stored).RowBytes);

    // one worker, that waits for nobody
    static NetworkEstimate WithDynamics(NetworkEstimate planned, NetworkDescription description, double synapses, TimeSpan duration, CancellationToken cancellation)
    {
        var builder = new NetworkBuilder(description, 1) { TaskStride = Stride(planned, synapses), WarmsUp = planned.Neurons > Large };
        using var network = builder.Build(null, cancellation);
        using var simulation = new Simulation(network);
        var perStep = new List<double>();
        var perEvent = new List<double>();
        for (long started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < duration; cancellation.ThrowIfCancellationRequested())
        {
            simulation.Measure();
            simulation.Run(WindowSteps, cancellation: cancellation);
            // at first all neurons are alike, and fire together
            if (Stopwatch.GetElapsedTime(started) < duration / 2) continue;
            perStep.Add(simulation.Phases.Update / WindowSteps);
            if (simulation.SynapticEvents > EventsThatTell) perEvent.Add((simulation.Phases.Exchange + simulation.Phases.Draw + simulation.Phases.Deliver) / simulation.SynapticEvents);
        }
        return planned with
        {
            RowBytes = builder.RowBytes * Whole(planned, network),
            BuildingBytes = builder.TransposingBytes,
            BuildSeconds = ProcessorSeconds(planned, builder, network),
            SecondsPerDrawnSynapse = builder.Times.Drawing.TotalSeconds / Math.Max(1, network.Synapses),
            StateBytes = simulation.Bytes,
            SecondsPerStep = perStep.Count > 0 ? FasterQuartile(perStep) : planned.Neurons * TypicalStep,
            SecondsPerEvent = perEvent.Count > 0 ? FasterQuartile(perEvent) : TypicalEvent,
        };
    }

    static int Stride(NetworkEstimate planned, double synapses) => (int)Math.Clamp(planned.Synapses / synapses, 1, 1 << 20);

    static double Whole(NetworkEstimate planned, Network sample) => sample.Synapses > 0 ? planned.Synapses / sample.Synapses : 1;

    // of all threads, for the whole network
    static double ProcessorSeconds(NetworkEstimate planned, NetworkBuilder builder, Network sample) =>
        builder.Times.Preparing.TotalSeconds + builder.Times.Drawing.TotalSeconds * Whole(planned, sample) * planned.Storage.StoredSynapses / Math.Max(1, planned.Synapses);

    // other work of the machine disturbs some windows: the faster ones are near what it does undisturbed
    static double FasterQuartile(List<double> times) => times.Order().ElementAt(times.Count / 4);
}
