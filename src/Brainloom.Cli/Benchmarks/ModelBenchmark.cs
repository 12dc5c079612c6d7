using System.Collections.Immutable;
using Brainloom.Analysis;
using Brainloom.Cli.Commands;
using Brainloom.Cli.Plans;
using Brainloom.Cli.Runs;
using Brainloom.Cli.Terminal;
using Brainloom.Engine;
using Brainloom.Model;

namespace Brainloom.Cli.Benchmarks;

/// <summary>A model of the repository as a benchmark: warmed up, built, simulated; nothing recorded but population rates.</summary>
sealed record ModelBenchmark
{
    const double SmallScale = 0.02;

    /// <summary>What every benchmark of a model does, for protocols.</summary>
    public static readonly ImmutableArray<string> Protocol =
    [
        "Warms the program up: builds and simulates the model at 2 % of its size for 0.6 s, so that compilation of the program is no part of any figure.",
        "Collects garbage and takes the resident memory; the network's bytes are the peak until the end of the simulation less that.",
        "Builds the network: build_s and synapses_per_s_built.",
        "Simulates the warm-up, then the measured time: rtf is wall-clock time of that by simulated time. Only population rates are recorded, and spikes hashed.",
    ];

    /// <summary>Path of the model's document, or of its folder.</summary>
    public required string Model { get; init; }

    /// <summary>Variant, scale, seed and precision.</summary>
    public required CompileOptions Options { get; init; }

    /// <summary>How connections are held.</summary>
    public Connectivity Connectivity { get; init; } = Connectivity.Stored;

    /// <summary>A smaller form of the model that warms the program up; null for one at a small scale.</summary>
    public CompileOptions? Small { get; init; }

    /// <summary>Time simulated before measuring [ms].</summary>
    public required double Warmup { get; init; }

    /// <summary>Time measured [ms].</summary>
    public required double Time { get; init; }

    /// <summary>Measures once.</summary>
    /// <exception cref="Mistake">The model cannot be compiled with these options.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public RunResult Measure(int threads, Output output, CancellationToken stop)
    {
        var compiled = Compile(Options, output);
        var protocol = Planner.WithStorage(RunProtocol.Of(compiled, RateCounting.Instead(compiled.Network!), threads, Warmup, Time), Connectivity);
        ProgramWarmup.Run(Compile(Small ?? Options with { Scale = Math.Min(SmallScale, Options.Scale ?? 1) }, output).Network!, threads, Connectivity, stop);
        var run = ModelRun.Execute(protocol, output.Progress, stop);
        if (run.Interrupted) throw new OperationCanceledException(stop);
        return RateCounting.Result(run, compiled);
    }

    /// <summary>Measures several times.</summary>
    /// <returns>The measurement with the median real-time factor.</returns>
    public RunResult Median(int times, int threads, Output output, CancellationToken stop)
    {
        var results = Enumerable.Range(0, times).Select(_ => Measure(threads, output, stop)).OrderBy(result => result.Rtf).ToList();
        return results[(times - 1) / 2];
    }

    CompiledModel Compile(CompileOptions options, Output output)
    {
        var compiled = ModelCompiler.Compile(ModelDocument.Load(ModelLocation.Find(Model)), options);
        if (compiled.Network is not null) return compiled;
        DiagnosticText.Write(output.Errors, compiled.Diagnostics);
        throw new Mistake($"{Model} cannot be measured with these options.", "Its mistakes are listed above.");
    }
}
