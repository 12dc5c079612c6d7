using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Brainloom.Analysis;
using Brainloom.Cli.Commands;
using Brainloom.Cli.Terminal;
using Spectre.Console;

namespace Brainloom.Cli.Benchmarks;

/// <summary>The microcircuit with one thread, two, four and so on.</summary>
sealed class ThreadsWorkload : Workload
{
    readonly ModelOptions options;
    readonly ConnectivityOption connectivity = new();
    readonly Option<double?> time = new("--time") { HelpName = "TIME", Description = "Time measured; 2 s unless something else is said.", CustomParser = Durations.Read };

    public ThreadsWorkload() : base("threads", "Builds and simulates the cortical microcircuit with 1, 2, 4, … threads, up to --threads: speed-up, and whether the spikes are the same.")
    {
        Protocol = [.. ModelBenchmark.Protocol, "Does so with 1, 2, 4, … threads and with as many as --threads says; speed-up is against one thread. All hashes must be equal."];
        Examples = [new("bench threads", "up to all cores"), new("bench threads --scale 0.1 --threads 2", "a tenth of the network, with one thread and two")];
        Add(time);
        Add(connectivity);
        options = new ModelOptions(this);
    }

    protected override int Measure(ParseResult parsed, Output output, CancellationToken stop)
    {
        var benchmark = new ModelBenchmark { Model = Path.Combine("models", "microcircuit"), Options = options.Read(parsed), Warmup = 500, Time = parsed.GetValue(time) ?? 2000, Connectivity = parsed.GetValue(connectivity) };
        var results = Counts(Threads(parsed)).Select(threads => benchmark.Measure(threads, output, stop)).ToImmutableArray();
        var first = results[0];
        var scaling = new ThreadScaling("threads", first.Model, first.Neurons, first.Synapses, first.SimulatedMs, first.Machine,
            results.All(result => result.SpikeHash == first.SpikeHash),
            [.. results.Select(result => new ThreadScaling.Measurement(result.Threads, result.BuildS, first.BuildS / result.BuildS, result.Rtf, first.Rtf / result.Rtf, result.SpikeHash))]);
        Write(scaling, output.Text);
        output.WriteJson(JsonSerializer.Serialize(scaling, BenchmarkJson.Readable.ThreadScaling));
        if (scaling.EqualHashes) return ExitCode.Done;
        output.Errors.WriteLine("error: The spikes depend on the number of threads, which they must not. Please report it.");
        return ExitCode.Failure;
    }

    static void Write(ThreadScaling scaling, IAnsiConsole console)
    {
        console.WriteLine($"{scaling.Model}: {Number.Count(scaling.Neurons)} neurons, {Number.Count(scaling.Synapses)} synapses");
        var table = new Table().Border(TableBorder.Simple);
        foreach (string head in (string[])["threads", "build (s)", "speed-up", "real-time factor", "speed-up"]) table.AddColumn(head, column => column.RightAligned());
        table.AddColumn("spikes");
        foreach (var row in scaling.Rows)
            table.AddRow(Number.Count(row.Threads), Number.Text(row.BuildS), Number.Text(row.BuildSpeedUp), Number.Text(row.Rtf), Number.Text(row.SpeedUp), row.SpikeHash);
        console.Write(table);
    }

    static IEnumerable<int> Counts(int most)
    {
        for (int threads = 1; threads < most; threads *= 2) yield return threads;
        yield return most;
    }
}
