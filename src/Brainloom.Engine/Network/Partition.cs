using System.Collections.Immutable;

namespace Brainloom.Engine;

/// <summary>Neighbouring neurons of one population that one worker owns.</summary>
/// <param name="Population">Index of the population.</param>
/// <param name="Start">First neuron, counted within the population; a multiple of <see cref="Partition.Grain"/>.</param>
/// <param name="Count">Number of neurons.</param>
/// <param name="Worker">Owner.</param>
/// <param name="Block">Block of the worker, to whose accumulators the neurons' synapses point.</param>
/// <param name="Offset">Index of the first neuron in the block.</param>
readonly record struct OwnedRange(int Population, int Start, int Count, int Worker, int Block, int Offset);

/// <summary>Which worker owns which neurons.</summary>
/// <remarks>
/// A worker owns neurons with all their incoming synapses, so that nothing is shared while it advances them. Its neurons are laid
/// out in blocks of at most 65,536, so that 16 bits name a target. Ranges begin at multiples of <see cref="Grain"/>; what a neuron
/// does never depends on its range, worker or block.
/// </remarks>
sealed class Partition
{
    /// <summary>Neurons per cache line of the narrowest variable and per group of random numbers.</summary>
    public const int Grain = 64;

    /// <summary>Most neurons in a block.</summary>
    public const int BlockSize = 65_536;

    /// <summary>Number of workers.</summary>
    public int Workers { get; }

    /// <summary>All ranges; those of one population are neighbours, in order.</summary>
    public ImmutableArray<OwnedRange> Ranges { get; }

    /// <summary>Index in <see cref="Ranges"/> of the first range of each population.</summary>
    public ImmutableArray<int> FirstRange { get; }

    /// <summary>Neurons per range of each population; the last range may hold fewer.</summary>
    public ImmutableArray<int> Share { get; }

    /// <summary>Size of each block of each worker, padded to the grain.</summary>
    public ImmutableArray<ImmutableArray<int>> BlockSizes { get; }

    /// <summary>Distributes populations of the given sizes evenly over workers.</summary>
    public Partition(IReadOnlyList<int> sizes, int workers)
    {
        Workers = workers;
        var ranges = ImmutableArray.CreateBuilder<OwnedRange>();
        var firstRange = ImmutableArray.CreateBuilder<int>();
        var share = ImmutableArray.CreateBuilder<int>();
        var blocks = new List<int>[workers];
        for (int w = 0; w < workers; w++) blocks[w] = [0];
        for (int population = 0; population < sizes.Count; population++)
        {
            int size = sizes[population];
            int parts = Math.Max(workers, (size + BlockSize / 2 - 1) / (BlockSize / 2) / workers * workers);
            int each = (int)Arena.Up((size + parts - 1) / parts, Grain);
            each = Math.Max(each, Grain);
            firstRange.Add(ranges.Count);
            share.Add(each);
            for (int start = 0, part = population; start < size; start += each, part++)
            {
                var own = blocks[part % workers];
                int count = Math.Min(each, size - start), padded = (int)Arena.Up(count, Grain);
                if (own[^1] + padded > BlockSize) own.Add(0);
                ranges.Add(new OwnedRange(population, start, count, part % workers, own.Count - 1, own[^1]));
                own[^1] += padded;
            }
        }
        Ranges = ranges.ToImmutable();
        FirstRange = firstRange.ToImmutable();
        Share = share.ToImmutable();
        BlockSizes = [.. blocks.Select(own => own.ToImmutableArray())];
    }
}
