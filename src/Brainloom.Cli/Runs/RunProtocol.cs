using Brainloom.Engine;
using Brainloom.Model;

namespace Brainloom.Cli.Runs;

/// <summary>What is simulated, and for how long.</summary>
sealed record RunProtocol
{
    /// <summary>The model, compiled without errors.</summary>
    public required CompiledModel Model { get; init; }

    /// <summary>The network, with the recorders that were chosen.</summary>
    public required NetworkDescription Network { get; init; }

    /// <summary>Threads.</summary>
    public required int Threads { get; init; }

    /// <summary>Which rows are stored; all, where nothing is said.</summary>
    public StoragePlan? Storage { get; init; }

    /// <summary>Time before measuring begins [steps].</summary>
    public required long WarmupSteps { get; init; }

    /// <summary>Time that is measured and recorded [steps].</summary>
    public required long Steps { get; init; }

    /// <summary>Synapses up to which they are counted by population after the run.</summary>
    public long MostCounted { get; init; }

    /// <summary>A protocol with times in milliseconds.</summary>
    /// <exception cref="Mistake">There is no time to simulate, or a time is no multiple of the time step.</exception>
    public static RunProtocol Of(CompiledModel model, NetworkDescription network, int threads, double warmup, double time)
    {
        if (!(time > 0)) throw new Mistake($"{model.Document.Name} does not say how long it is simulated.", "Give a duration, such as --time 1s.");
        return new RunProtocol
        {
            Model = model,
            Network = network,
            Threads = threads,
            WarmupSteps = StepsOf("warm-up", warmup, network.dt),
            Steps = StepsOf("duration", time, network.dt),
        };
    }

    static long StepsOf(string what, double time, double dt)
    {
        double steps = time / dt, whole = Math.Round(steps);
        return Math.Abs(steps - whole) < 1e-6 * Math.Max(1, whole)
            ? (long)whole
            : throw new Mistake(FormattableString.Invariant($"The {what} of {time} ms is no multiple of the time step of {dt} ms."), "Change one of the two.");
    }
}
