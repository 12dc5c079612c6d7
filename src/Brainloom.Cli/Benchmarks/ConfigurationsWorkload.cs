using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Brainloom.Analysis;
using Brainloom.Cli.Commands;
using Brainloom.Cli.Terminal;
using Spectre.Console;

namespace Brainloom.Cli.Benchmarks;

/// <summary>The network of Brunel under each configuration of the runtime.</summary>
sealed class ConfigurationsWorkload : Workload
{
    readonly Option<double> scale = new("--scale") { HelpName = "FACTOR", Description = "Size of the network; 1 is full scale.", DefaultValueFactory = _ => 1 };
    readonly Option<double?> time = new("--time") { HelpName = "TIME", Description = "Time measured; 2 s unless something else is said.", CustomParser = Durations.Read };
    readonly Option<string> folder = new("--out") { HelpName = "DIR", Description = "Folder for the table as CSV and JSON; a new one in runs/ otherwise." };

    public ConfigurationsWorkload() : base("configurations",
        "Builds and simulates the network of Brunel (2000) under each configuration of .NET that a user can choose: compilation, vector width, garbage collector, pages, precision.")
    {
        Protocol =
        [
            "Runs 'bench brunel' in a process of its own per configuration, one after the other, with the environment that makes it.",
            "Each process follows the protocol of that workload; process_s is its whole duration, with start, compilation and warm-up of the program.",
            "simd is the widest vector that the process found: where the machine has none so wide, rows coincide.",
            "Spikes must not depend on the configuration, except on precision.",
        ];
        Examples = [new("bench configurations", "at full scale, 2 s"), new("bench configurations --scale 0.1 --time 1s --out configurations", "smaller and shorter, into a folder")];
        scale.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is <= 0) result.AddError("--scale must be greater than zero.");
        });
        foreach (var option in (Option[])[scale, time, folder]) Add(option);
    }

    protected override int Measure(ParseResult parsed, Output output, CancellationToken stop)
    {
        string path = parsed.GetValue(folder) ?? Path.Combine("runs", string.Create(CultureInfo.InvariantCulture, $"configurations-{DateTime.Now:yyyyMMdd-HHmmss}"));
        Directory.CreateDirectory(path);
        string[] arguments =
        [
            "bench", "brunel", "--json", "-", "--quiet", "--threads", Threads(parsed).ToString(CultureInfo.InvariantCulture),
            "--scale", parsed.GetValue(scale).ToString(CultureInfo.InvariantCulture), "--time", FormattableString.Invariant($"{parsed.GetValue(time) ?? 2000}ms"),
        ];
        var all = Configuration.All;
        var measured = output.Progress.Show("Measuring", report => all.Select((configuration, index) =>
        {
            report((double)index / all.Length, configuration.Name);
            return Run(configuration, arguments, stop);
        }).ToImmutableArray());

        var first = measured[0].Result;
        var table = new ConfigurationTable("configurations", first.Model, first.Version, first.Commit, first.Neurons, first.Synapses, first.SimulatedMs, first.Threads, first.Machine,
            [.. measured.Select(pair => pair.Row)]);
        Write(table, output.Text);
        string json = JsonSerializer.Serialize(table, BenchmarkJson.Readable.ConfigurationTable);
        File.WriteAllText(Path.Combine(path, "configurations.json"), json + "\n");
        File.WriteAllText(Path.Combine(path, "configurations.csv"), table.ToCsv());
        output.Text.Profile.Out.Writer.WriteLine($"Table as CSV and JSON: {path}");
        output.WriteJson(json);
        return ExitCode.Done;
    }

    static (RunResult Result, ConfigurationTable.Row Row) Run(Configuration configuration, string[] arguments, CancellationToken stop)
    {
        // the same program again: this process is dotnet, or a host that uses it
        string runtime = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";
        var start = new ProcessStartInfo(runtime, [typeof(CommandLine).Assembly.Location, .. arguments, .. configuration.Arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in configuration.Environment) start.Environment[name] = value;
        long started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        using var ending = stop.Register(() => process.Kill());
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        string json = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        stop.ThrowIfCancellationRequested();
        if (process.ExitCode != ExitCode.Done)
            throw new InvalidOperationException($"Configuration '{configuration.Name}' ended with exit code {process.ExitCode}: {errors.Result.Trim()}");
        var result = RunResult.FromJson(json);
        string environment = string.Join(' ', configuration.Environment.Select(variable => $"{variable.Name}={variable.Value}").Concat(configuration.Arguments));
        return (result, new ConfigurationTable.Row(configuration.Name, environment, result.Machine.Simd, result.BuildS, result.SimS, result.Rtf, seconds, result.PeakRssBytes, result.SpikeHash));
    }

    static void Write(ConfigurationTable table, IAnsiConsole console)
    {
        console.WriteLine($"{table.Model}: {Number.Count(table.Neurons)} neurons, {Number.Count(table.Synapses)} synapses, {Number.Text(table.SimulatedMs / 1000)} s on {Number.Count(table.Threads)} threads");
        var grid = new Table().Border(TableBorder.Simple).AddColumn("configuration").AddColumn("vectors");
        foreach (string head in (string[])["build (s)", "simulation (s)", "real-time factor", "process (s)", "memory"]) grid.AddColumn(head, column => column.RightAligned());
        grid.AddColumn("spikes");
        foreach (var row in table.Rows)
            grid.AddRow(row.Configuration, row.Simd, Number.Text(row.BuildS), Number.Text(row.SimS), Number.Text(row.Rtf), Number.Text(row.ProcessS), Number.Prefixed(row.PeakRssBytes, "B"), row.SpikeHash);
        console.Write(grid);
    }
}
