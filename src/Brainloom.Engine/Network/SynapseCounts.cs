using System.Collections.Immutable;

namespace Brainloom.Engine;

/// <summary>Synapses of a network by source and target population, counted in its rows.</summary>
/// <remarks>
/// Threads take tasks, each some neighbouring source neurons of one population and one worker's rows of them. A task adds the places of
/// targets to a histogram per block, whose bins are as wide as the grain of the partition, so that a bin belongs to one population; the
/// histograms are added up under a lock when the task ends. Integer sums do not depend on the order.
/// </remarks>
public sealed unsafe class SynapseCounts
{
    static readonly ImmutableArray<SynapseEncoding> Encodings = [.. Enum.GetValues<SynapseEncoding>()];

    const int NeuronsPerTask = 4096, Bins = Partition.BlockSize / Partition.Grain;

    /// <summary>Pairs of populations with synapses, or of which some are expected; by source, then target.</summary>
    public ImmutableArray<SynapseCount> Pairs { get; }

    /// <summary>Bytes of the rows of each source population: synapses and heads.</summary>
    public ImmutableArray<long> RowBytes { get; }

    SynapseCounts(ImmutableArray<SynapseCount> pairs, ImmutableArray<long> rowBytes) => (Pairs, RowBytes) = (pairs, rowBytes);

    /// <summary>Counts the synapses of a network.</summary>
    /// <param name="network">Network whose rows are stored.</param>
    /// <param name="threads">Threads that count.</param>
    public static SynapseCounts Of(Network network, int threads)
    {
        var populations = network.Description.Populations;
        int count = populations.Length;
        long[] synapses = new long[count * count], bytes = new long[count * count], rows = new long[count];
        var tasks = new List<(int Population, int First, int Worker)>();
        for (int population = 0; population < count; population++)
            for (int first = 0; first < populations[population].Size; first += NeuronsPerTask)
                for (int worker = 0; worker < network.Workers; worker++) tasks.Add((population, first, worker));

        int[][] populationOf = [.. Enumerable.Range(0, network.Workers).Select(worker => PopulationOfBins(network.Partition, worker))];
        var turn = new Lock();
        Parallel.ForEach(tasks, new ParallelOptions { MaxDegreeOfParallelism = threads }, task =>
        {
            int[] population = populationOf[task.Worker];
            // per encoding
            var found = new int[Encodings.Length * population.Length];
            long rowBytes = 0;
            int last = Math.Min(task.First + NeuronsPerTask, populations[task.Population].Size), neuron = network.FirstNeurons[task.Population];
            for (int i = task.First; i < last; i++)
                rowBytes += Read(network, (byte*)((long*)network.Rows[task.Worker])[neuron + i], found, population.Length);
            lock (turn)
            {
                rows[task.Population] += rowBytes;
                for (int at = 0; at < found.Length; at++)
                {
                    if (found[at] == 0) continue;
                    int pair = task.Population * count + population[at % population.Length];
                    synapses[pair] += found[at];
                    bytes[pair] += (long)found[at] * Encodings[at / population.Length].Bytes();
                }
            }
        });

        double[] expected = Expected(network.Description);
        var pairs = from pair in Enumerable.Range(0, count * count)
                    where synapses[pair] > 0 || expected[pair] > 0
                    select new SynapseCount(pair / count, pair % count, synapses[pair], expected[pair], bytes[pair]);
        return new SynapseCounts([.. pairs], [.. rows]);
    }

    /// <summary>Synapses that the rules of a description give on average, source after source, for each all targets.</summary>
    public static double[] Expected(NetworkDescription description)
    {
        int count = description.Populations.Length;
        var expected = new double[count * count];
        foreach (var projection in description.Projections)
        {
            double synapses = projection.Rule.ExpectedPairs(description.ShapeOf(projection)) * projection.Synapses.Length, pairs = (double)projection.Source.Count * projection.Target.Count;
            if (pairs == 0) continue;
            foreach (var source in projection.Source.Ranges)
                foreach (var target in projection.Target.Ranges)
                    expected[source.Population * count + target.Population] += synapses * source.Count * target.Count / pairs;
        }
        return expected;
    }

    // block after block of a worker, each as many bins
    static int[] PopulationOfBins(Partition partition, int worker)
    {
        var population = new int[partition.BlockSizes[worker].Length * Bins];
        foreach (var range in partition.Ranges.Where(range => range.Worker == worker))
            for (int place = range.Offset; place < range.Offset + range.Count; place += Partition.Grain)
                population[range.Block * Bins + place / Partition.Grain] = range.Population;
        return population;
    }

    // a row as RowBuilder describes it; returns its bytes
    static long Read(Network network, byte* row, int[] found, int bins)
    {
        if (row == null) return 0;
        byte* at = row + 8;
        for (int sections = *(int*)row; sections > 0; sections--)
        {
            var inlet = network.Inlets[*(int*)at];
            int slots = ((ushort*)at)[3] & (RowBuilder.WideCounts - 1);
            bool wide = (((ushort*)at)[3] & RowBuilder.WideCounts) != 0;
            byte* counts = at + 8, entries = counts + RowBuilder.CountBytes(slots, wide);
            long synapses = 0;
            for (int slot = 0; slot < slots; slot++) synapses += wide ? ((int*)counts)[slot] : ((ushort*)counts)[slot];
            int size = inlet.Encoding.Bytes();
            // the first 16 bits of every encoding name the target
            fixed (int* histogram = &found[(int)inlet.Encoding * bins + inlet.Block * Bins])
                for (byte* entry = entries, end = entries + synapses * size; entry < end; entry += size) histogram[*(ushort*)entry / Partition.Grain]++;
            at = entries + Arena.Up(synapses * size, 8);
        }
        return at - row;
    }
}
