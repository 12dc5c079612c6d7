using System.CommandLine;
using Brainloom.Cli.Commands;
using Brainloom.Cli.Terminal;

namespace Brainloom.Cli.Benchmarks;

/// <summary>Something that <c>bench</c> measures. A subclass is a workload, found by itself: one file each.</summary>
abstract class Workload : DocumentedCommand
{
    readonly OutputOptions output;
    readonly ThreadsOption threads = new();

    protected Workload(string name, string description, bool threaded = true) : base(name, description)
    {
        if (threaded) Add(threads);
        output = new OutputOptions(this);
        // the work is not asynchronous; the task carries the signal to stop
        SetAction((parsed, stop) => Task.FromResult(Measure(parsed, output.Open(parsed), stop)));
    }

    /// <summary>Threads that were asked for.</summary>
    protected int Threads(ParseResult parsed) => parsed.GetValue(threads);

    /// <summary>Measures and writes what was measured.</summary>
    /// <returns>The exit code.</returns>
    protected abstract int Measure(ParseResult parsed, Output output, CancellationToken stop);
}
