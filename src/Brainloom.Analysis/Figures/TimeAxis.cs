using Brainloom.Engine;

namespace Brainloom.Analysis;

/// <summary>The time axis of a recording, in seconds or milliseconds, with equal bins for rates.</summary>
public sealed class TimeAxis
{
    /// <summary>The axis of a recording, with at most <paramref name="mostBins"/> bins of a round width.</summary>
    public TimeAxis(Recording recording, int mostBins)
    {
        bool seconds = recording.Duration >= 2000;
        Label = seconds ? "Time (s)" : "Time (ms)";
        double unit = seconds ? 1000 : 1;
        FirstStep = recording.FirstStep;

        long length = Math.Max(recording.LastStep - recording.FirstStep, 1);
        BinSteps = RoundSteps(length, mostBins, recording.dt);
        Bins = (int)Math.Max(length / BinSteps, 1);
        Bin = BinSteps * recording.dt;
        Scale = new Scale(FirstStep * recording.dt / unit, (FirstStep + (long)Bins * BinSteps) * recording.dt / unit);
        stepsToUnit = recording.dt / unit;
    }

    private readonly double stepsToUnit;

    /// <summary>Label with the unit.</summary>
    public string Label { get; }

    /// <summary>Scale in that unit; it ends with the last whole bin.</summary>
    public Scale Scale { get; }

    /// <summary>Step before the first bin.</summary>
    public long FirstStep { get; }

    /// <summary>Width of a bin in steps.</summary>
    public int BinSteps { get; }

    /// <summary>Width of a bin [ms].</summary>
    public double Bin { get; }

    /// <summary>Number of bins.</summary>
    public int Bins { get; }

    /// <summary>The time of a step in the axis' unit.</summary>
    public double At(int step) => step * stepsToUnit;

    /// <summary>The rate in each bin [Hz] of the neurons of some populations.</summary>
    public double[] Rate(IReadOnlyCollection<RecordedPopulation> populations)
    {
        var sum = new int[Bins];
        foreach (var population in populations)
        {
            int[] counts = PopulationRate.Counts(population.Spikes.Steps.Span, FirstStep, BinSteps, Bins);
            for (int i = 0; i < Bins; i++) sum[i] += counts[i];
        }
        return PopulationRate.Hertz(sum, Math.Max(populations.Sum(p => p.Spikes.Recorded), 1), Bin);
    }

    // the narrowest of 1, 2, 5, 10, 20 ... ms that gives few enough bins
    private static int RoundSteps(long length, int mostBins, double dt)
    {
        for (double width = 1; ; width *= 10)
            foreach (double factor in (ReadOnlySpan<double>)[1, 2, 5])
            {
                int steps = Math.Max((int)Math.Round(width * factor / dt), 1);
                if (length / steps <= mostBins) return steps;
            }
    }
}
