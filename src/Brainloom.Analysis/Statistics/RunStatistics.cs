using System.Collections.Immutable;
using Brainloom.Engine;

namespace Brainloom.Analysis;

/// <summary>Statistics of what a run recorded, population by population.</summary>
public sealed record RunStatistics
{
    /// <summary>Duration that the statistics cover [ms].</summary>
    public required double Duration { get; init; }

    /// <summary>One entry per population whose spikes were recorded, in the order of the recording.</summary>
    public required ImmutableArray<PopulationStatistics> Populations { get; init; }

    /// <summary>The population of that name; null when its spikes were not recorded.</summary>
    public PopulationStatistics? this[string population] => Populations.FirstOrDefault(p => p.Name == population);

    /// <summary>Statistics of a recording, or of its beginning.</summary>
    /// <param name="recording">What was recorded.</param>
    /// <param name="window">Duration to evaluate from the start of the recording [ms]; null for all of it.</param>
    public static RunStatistics Of(Recording recording, double? window = null)
    {
        long steps = recording.LastStep - recording.FirstStep;
        if (window is { } duration) steps = Math.Min(steps, (long)Math.Round(duration / recording.dt));
        return new RunStatistics
        {
            Duration = steps * recording.dt,
            Populations = [.. recording.Spikes.AsParallel().AsOrdered().Select(spikes => Of(spikes, recording.FirstStep, steps, recording.dt))],
        };
    }

    private static PopulationStatistics Of(SpikeRecording recorded, long firstStep, long length, double dt)
    {
        int first = CountUpTo(recorded.Steps.Span, firstStep), last = CountUpTo(recorded.Steps.Span, firstStep + length);
        var steps = recorded.Steps.Span[first..last];
        var neurons = recorded.Neurons.Span[first..last];
        int binSteps = Math.Max((int)Math.Round(PairwiseCorrelation.Bin / dt), 1);
        return new PopulationStatistics
        {
            Name = recorded.Population,
            Neurons = recorded.Size,
            Recorded = recorded.Recorded,
            Spikes = steps.Length,
            Rate = new(length > 0 ? FiringRates.PerNeuron(neurons, recorded.Size, recorded.Recorded, length * dt) : []),
            CvIsi = new(IntervalVariability.PerNeuron(steps, neurons, recorded.Size)),
            Correlation = new(PairwiseCorrelation.Pairs(steps, neurons, recorded.Size, firstStep, binSteps, (int)(length / binSteps))),
        };
    }

    private static int CountUpTo(ReadOnlySpan<int> steps, long step)
    {
        int low = 0, high = steps.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (steps[middle] <= step) low = middle + 1; else high = middle;
        }
        return low;
    }
}
