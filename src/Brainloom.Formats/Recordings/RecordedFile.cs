using System.Collections.Immutable;

namespace Brainloom.Formats;

/// <summary>One file of a recording, as the manifest describes it.</summary>
public sealed record RecordedFile
{
    /// <summary>What it holds: <c>spikes</c>, <c>state</c>, <c>rate</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Name of the population, or of the rate recorder.</summary>
    public required string Name { get; init; }

    /// <summary>File name; while the run goes on <c>.partial</c> follows it.</summary>
    public required string File { get; init; }

    /// <summary>Name of the format.</summary>
    public required string Format { get; init; }

    /// <summary>Complete rows.</summary>
    public long Rows { get; init; }

    /// <summary>Length of the file up to the last complete row; a file of a run that was killed may go on after it.</summary>
    public long Bytes { get; init; }

    /// <summary>Names of the columns.</summary>
    public required ImmutableArray<string> Columns { get; init; }

    /// <summary>Their units; 1 where there is none.</summary>
    public required ImmutableArray<string> Units { get; init; }

    /// <summary>Type of a record as numpy names it, for binary files: name and type of each column.</summary>
    public ImmutableArray<ImmutableArray<string>>? Dtype { get; init; }

    /// <summary>Spikes: number of neurons in the population.</summary>
    public int? Size { get; init; }

    /// <summary>Spikes and rates: number of neurons recorded.</summary>
    public int? Recorded { get; init; }

    /// <summary>State: the neurons in the order of the rows of a sample, as ranges (first, count).</summary>
    public ImmutableArray<ImmutableArray<int>>? NeuronRanges { get; init; }

    /// <summary>Rates: width of a bin [steps].</summary>
    public int? BinSteps { get; init; }

    /// <summary>Neurons as ranges (first, count), in their order.</summary>
    internal static ImmutableArray<ImmutableArray<int>> RangesOf(ImmutableArray<int> neurons)
    {
        var ranges = new List<ImmutableArray<int>>();
        for (int first = 0, end = 0; first < neurons.Length; first = end)
        {
            for (end = first + 1; end < neurons.Length && neurons[end] == neurons[end - 1] + 1;) end++;
            ranges.Add([neurons[first], end - first]);
        }
        return [.. ranges];
    }
}
