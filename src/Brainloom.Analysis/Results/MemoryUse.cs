using System.Collections.Immutable;
using Brainloom.Engine;

namespace Brainloom.Analysis;

/// <summary>Where the memory of a network and its simulation went.</summary>
public sealed record MemoryUse
{
    /// <summary>State and accumulators of neurons.</summary>
    public required long StateBytes { get; init; }

    /// <summary>Rows: synapses with their heads.</summary>
    public required long RowBytes { get; init; }

    /// <summary>Addresses of rows.</summary>
    public required long IndexBytes { get; init; }

    /// <summary>Places of neurons, where they are listed; those of a grid take none.</summary>
    public required long PositionBytes { get; init; }

    /// <summary>Resident memory after building less that before.</summary>
    public long BuiltBytes { get; init; }

    /// <summary>Peak of resident memory while building less that before.</summary>
    public long BuildingPeakBytes { get; init; }

    /// <summary>State, index and places, per neuron.</summary>
    public double BytesPerNeuron { get; init; }

    /// <summary>Rows, per synapse.</summary>
    public double BytesPerSynapse { get; init; }

    /// <summary>Rows by the population whose neurons they belong to: its projections share them. Empty where synapses were not counted.</summary>
    public ImmutableArray<Source> Sources { get; init; } = [];

    /// <summary>Rows of one population.</summary>
    /// <param name="Population">Name.</param>
    /// <param name="Neurons">Neurons.</param>
    /// <param name="Synapses">Synapses that they make.</param>
    /// <param name="SynapseBytes">Bytes of the synapses.</param>
    /// <param name="HeadBytes">Bytes of heads, counts per delay and padding.</param>
    /// <param name="BytesPerSynapse">All of that, per synapse.</param>
    /// <param name="BytesPerNeuron">All of that, per neuron.</param>
    public sealed record Source(string Population, int Neurons, long Synapses, long SynapseBytes, long HeadBytes, double BytesPerSynapse, double BytesPerNeuron);

    /// <summary>The memory of a network and its simulation.</summary>
    /// <param name="network">Network.</param>
    /// <param name="simulation">Its simulation.</param>
    /// <param name="counts">Its synapses; null where they were not counted.</param>
    public static MemoryUse Of(Network network, Simulation simulation, SynapseCounts? counts)
    {
        var populations = network.Description.Populations;
        long index = network.Neurons * network.Workers * sizeof(long), rows = Math.Max(0, network.Bytes - index);
        long places = populations.Sum(population => population.Positions is ListedPositions listed ? sizeof(float) * ((long)listed.X.Length + listed.Y.Length + listed.Z.Length) : 0);
        return new MemoryUse
        {
            StateBytes = simulation.Bytes,
            RowBytes = rows,
            IndexBytes = index,
            PositionBytes = places,
            BytesPerNeuron = (simulation.Bytes + index + places) / (double)Math.Max(1, network.Neurons),
            BytesPerSynapse = rows / (double)Math.Max(1, network.Synapses),
            Sources = counts is null ? [] : [.. counts.Pairs.GroupBy(pair => pair.Source).Select(pairs => SourceOf(populations[pairs.Key], pairs, counts.RowBytes[pairs.Key]))],
        };
    }

    static Source SourceOf(PopulationDescription population, IEnumerable<SynapseCount> pairs, long rowBytes)
    {
        long synapses = pairs.Sum(pair => pair.Synapses), bytes = pairs.Sum(pair => pair.Bytes);
        return new Source(population.Name, population.Size, synapses, bytes, rowBytes - bytes, rowBytes / (double)Math.Max(1, synapses), rowBytes / (double)Math.Max(1, population.Size));
    }
}
