using System.Collections.Immutable;

namespace Brainloom.Engine;

/// <summary>A network built from its description: immutable, in flat memory, shared by simulations.</summary>
public sealed unsafe class Network : IDisposable
{
    readonly Arena arena;

    internal Network(NetworkDescription description, Arena arena, Partition partition, ImmutableArray<int> firstNeurons,
        ImmutableArray<PopulationPorts> ports, ImmutableArray<Inlet> inlets, ImmutableArray<nint> rows)
    {
        Description = description;
        this.arena = arena;
        Partition = partition;
        FirstNeurons = firstNeurons;
        Ports = ports;
        Inlets = inlets;
        Rows = rows;
        Neurons = description.Populations.Sum(population => (long)population.Size);
    }

    /// <summary>What the network was built from.</summary>
    public NetworkDescription Description { get; }

    /// <summary>Number of neurons.</summary>
    public long Neurons { get; }

    /// <summary>Number of synapses; of those that are not stored, the expected number.</summary>
    public long Synapses { get; internal init; }

    /// <summary>Number of workers, hence of threads that simulate the network.</summary>
    public int Workers => Partition.Workers;

    /// <summary>Shortest delay [steps]: how long workers advance without exchanging spikes.</summary>
    public int ShortestDelay { get; internal init; }

    /// <summary>Longest delay [steps].</summary>
    public int LongestDelay { get; internal init; }

    /// <summary>Bytes of memory that synapses and their index take.</summary>
    public long Bytes => arena.Taken;

    internal Partition Partition { get; }

    /// <summary>Identifier of the first neuron of each population.</summary>
    internal ImmutableArray<int> FirstNeurons { get; }

    /// <summary>Receptors of each population.</summary>
    internal ImmutableArray<PopulationPorts> Ports { get; }

    /// <summary>Inlets of all workers; sections of rows name them by index.</summary>
    internal ImmutableArray<Inlet> Inlets { get; }

    /// <summary>Per worker, the table of each neuron's row.</summary>
    internal ImmutableArray<nint> Rows { get; }

    /// <summary>What rows are drawn from that are not stored; null where all are stored.</summary>
    internal RowSource? Drawn { get; init; }

    /// <summary>Builds a network.</summary>
    /// <param name="description">What to build; checked by its compiler.</param>
    /// <param name="threads">Number of workers.</param>
    /// <param name="progress">Told the fraction done, from any thread.</param>
    /// <param name="cancellation">Stops the construction.</param>
    /// <param name="storage">Which rows are stored, as planned for the same description and threads; all, where nothing is said.</param>
    /// <exception cref="ArgumentException">The description is not consistent; the message names the place.</exception>
    /// <exception cref="InsufficientMemoryException">The machine has too little memory.</exception>
    public static Network Build(NetworkDescription description, int threads, IProgress<double>? progress = null, CancellationToken cancellation = default, StoragePlan? storage = null) =>
        new NetworkBuilder(description, threads, storage).Build(progress, cancellation);

    /// <summary>A delay in whole steps, half up, at least one.</summary>
    internal static int DelaySteps(double delay, double stepsPerMs) => Math.Max(1, (int)Math.Floor(delay * stepsPerMs + .5 + 1e-9));

    /// <inheritdoc/>
    public void Dispose() => arena.Dispose();
}
