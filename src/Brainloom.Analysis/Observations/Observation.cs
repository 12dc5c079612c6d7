namespace Brainloom.Analysis;

/// <summary>An expected result of a run, stated beforehand.</summary>
public abstract record Observation
{
    /// <summary>Name, as the document gives it.</summary>
    public required string Name { get; init; }

    /// <summary>Population observed.</summary>
    public required string Population { get; init; }

    /// <summary>What is observed.</summary>
    public required Statistic Statistic { get; init; }

    /// <summary>Duration to evaluate from the start of the recording [ms]; null for all of it.</summary>
    /// <remarks>Rates of single neurons come in multiples of 1/duration, and CV and correlation spread less in a longer run:
    /// a distribution is comparable only with one of the same duration.</remarks>
    public double? Window { get; init; }

    /// <summary>Where the expectation comes from; empty when it is not stated.</summary>
    public string Source { get; init; } = "";

    /// <summary>What is expected, in words and numbers.</summary>
    public abstract string Expected { get; }

    /// <summary>Compares a population with the expectation.</summary>
    /// <param name="statistics">Statistics over the window of this observation.</param>
    public ObservationResult Judge(RunStatistics statistics)
    {
        if (statistics[Population] is not { } population)
            return NotMeasured($"the spikes of {Population} were not recorded: add a spike_recorder to it");
        var sample = Statistic.Of(population);
        return sample.Count == 0
            ? NotMeasured($"{Population} fired too few spikes for this statistic: simulate for longer") with { Within = false }
            : Judge(sample, NotMeasured(null));
    }

    /// <summary>The result where nothing was measured.</summary>
    private protected ObservationResult NotMeasured(string? note) => new()
    {
        Name = Name,
        Population = Population,
        Statistic = Statistic.Name,
        Expected = Expected,
        Source = Source,
        Within = null,
        Note = note,
    };

    private protected abstract ObservationResult Judge(SampleDistribution sample, ObservationResult result);

    /// <summary>Judges all <paramref name="observations"/> of a recording, each over its own window.</summary>
    /// <param name="recording">What was recorded.</param>
    /// <param name="statistics">Statistics of the whole recording.</param>
    /// <param name="observations">The expectations, in any order; the results have the same order.</param>
    public static ObservationResult[] Judge(Engine.Recording recording, RunStatistics statistics, IReadOnlyCollection<Observation> observations)
    {
        var comparable = observations.Where(o => IsCovered(o, recording)).Select(o => o.Window).OfType<double>().Distinct();
        var windows = comparable.ToDictionary(w => w, w => RunStatistics.Of(recording, w));
        return
        [
            .. observations.Select(o => o.Window is not { } window ? o.Judge(statistics)
                : IsCovered(o, recording) ? o.Judge(windows[window])
                : o.NotMeasured(FormattableString.Invariant($"not measured: needs a recording of at least {window / 1000} s (--time {window / 1000}s)"))),
        ];
    }

    static bool IsCovered(Observation observation, Engine.Recording recording) => !(observation.Window > recording.Duration + recording.dt / 2);
}
