using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Brainloom.Analysis;
using Brainloom.Cli.Commands;
using Brainloom.Cli.Terminal;
using Brainloom.Model;
using Spectre.Console;

namespace Brainloom.Cli.Benchmarks;

/// <summary>A model that covers a sheet, at several lengths of its side.</summary>
sealed class ScalingWorkload : Workload
{
    readonly Option<string> model = new("--model") { HelpName = "MODEL", Description = "Model with a parameter side; models/basal-ganglia otherwise.", DefaultValueFactory = _ => "models/basal-ganglia" };
    readonly Option<double[]> sides = new("--sides") { HelpName = "MM,MM,…", Description = "Sides of the sheet in mm, such as 1,4,9,17.", DefaultValueFactory = _ => [1, 4, 9, 17] };
    readonly Option<double?> time = new("--time") { HelpName = "TIME", Description = "Time measured; 100 ms unless something else is said.", CustomParser = Durations.Read };
    readonly Option<double?> warmup = new("--warmup") { HelpName = "TIME", Description = "Time simulated before; 100 ms unless something else is said.", CustomParser = Durations.Read };
    readonly Option<string> folder = new("--out") { HelpName = "DIR", Description = "Folder for table and figure; a new one in runs/ otherwise, where there are several sides." };
    readonly ModelOptions options;

    public ScalingWorkload() : base("scaling", "Builds and simulates a model that covers a sheet, at several lengths of its side: neurons, synapses, time to build, memory, real-time factor.")
    {
        Protocol =
        [
            "Runs each side in a process of its own, one after the other, with --set side=…mm.",
            "Each process warms the program up with the model at side=1mm, builds and simulates it for 0.6 s, so that compilation of the program is no part of any figure.",
            "Collects garbage, takes the resident memory, builds the network: build_s. The peak until the end of the simulation is peak_rss_bytes.",
            "Simulates the warm-up, then the measured time: rtf is wall-clock time of that by simulated time. Only population rates are recorded, and spikes hashed.",
            "neurons counts all that the network holds, relays among them; ratios are per neuron, against the first side: 1 where cost follows size.",
        ];
        Examples =
        [
            new("bench scaling --sides 1,4,9,17 --json -", "the basal ganglia to 13.6 million neurons"),
            new("bench scaling --model models/mouse-m1 --sides 1,2", "a cortical sheet of 1 mm² and of 4 mm²"),
        ];
        sides.CustomParser = argument =>
        {
            var read = string.Concat(argument.Tokens.Select(token => token.Value)).Split(',')
                .Select(text => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double side) && side > 0 ? side : double.NaN).ToArray();
            if (!Array.Exists(read, double.IsNaN)) return read;
            argument.AddError("--sides must be lengths in mm, separated by commas, such as 1,4,9,17.");
            return [];
        };
        foreach (var option in (Option[])[model, sides, time, warmup, folder]) Add(option);
        options = new ModelOptions(this);
    }

    protected override int Measure(ParseResult parsed, Output output, CancellationToken stop)
    {
        double[] all = parsed.GetValue(sides)!;
        var scaling = all.Length == 1 ? MeasureHere(parsed, all[0], output, stop) : Join(output.Progress.Show("Measuring", report => all.Select((side, index) =>
        {
            report((double)index / all.Length, FormattableString.Invariant($"{side} mm"));
            return MeasureApart(parsed, side, stop);
        }).ToList()));
        Write(scaling, output.Text);
        string json = JsonSerializer.Serialize(scaling, BenchmarkJson.Readable.SizeScaling);
        if (all.Length > 1 || parsed.GetValue(folder) is not null)
        {
            string path = parsed.GetValue(folder) ?? Path.Combine("runs", string.Create(CultureInfo.InvariantCulture, $"scaling-{DateTime.Now:yyyyMMdd-HHmmss}"));
            Directory.CreateDirectory(path);
            File.WriteAllText(Path.Combine(path, "scaling.json"), json + "\n");
            File.WriteAllText(Path.Combine(path, "scaling.csv"), scaling.ToCsv());
            var figure = new ScalingFigure(scaling.Model, [.. scaling.Rows.Select(row => new ScalingFigure.Size(row.Neurons, row.BuildS, row.Rtf, row.MemoryBytes))]);
            if (figure.Write(path, FigureFormat.All) is { } missing) output.Errors.WriteLine("warning: " + missing);
            output.Text.Profile.Out.Writer.WriteLine($"Table and figure: {path}");
        }
        output.WriteJson(json);
        return ExitCode.Done;
    }

    SizeScaling MeasureHere(ParseResult parsed, double side, Output output, CancellationToken stop)
    {
        var chosen = options.Read(parsed);
        CompileOptions At(double length) => chosen with { Sets = [.. chosen.Sets, FormattableString.Invariant($"side={length}mm")] };
        var benchmark = new ModelBenchmark
        {
            Model = parsed.GetValue(model)!,
            Options = At(side),
            Small = At(Math.Min(1, side)),
            Warmup = parsed.GetValue(warmup) ?? 100,
            Time = parsed.GetValue(time) ?? 100,
        };
        var result = benchmark.Measure(Threads(parsed), output, stop);
        return new SizeScaling("scaling", result.Model, result.Version, result.Commit, result.WarmupMs, result.SimulatedMs, result.Threads, result.Machine, [SizeScaling.Sheet.Of(side, result)]);
    }

    // the same program again, for one side: this process is dotnet, or a host that uses it
    static SizeScaling MeasureApart(ParseResult parsed, double side, CancellationToken stop)
    {
        string runtime = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";
        // the last of several values would be joined to the first: others of this command are left out
        var kept = new List<string>();
        string[] replaced = ["--sides", "--json", "--out"];
        var tokens = parsed.Tokens.Select(token => token.Value).Where(token => token != "--quiet").ToList();
        for (int i = 0; i < tokens.Count; i++)
        {
            if (replaced.Contains(tokens[i], StringComparer.Ordinal)) i++;
            else kept.Add(tokens[i]);
        }
        var start = new ProcessStartInfo(runtime, [typeof(CommandLine).Assembly.Location, .. kept, "--sides", side.ToString(CultureInfo.InvariantCulture), "--json", "-", "--quiet"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        using var ending = stop.Register(() => process.Kill());
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        string json = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        stop.ThrowIfCancellationRequested();
        if (process.ExitCode == ExitCode.Mistake) throw new Mistake(errors.Result.Trim(), FormattableString.Invariant($"That is with a side of {side} mm."));
        if (process.ExitCode != ExitCode.Done) throw new InvalidOperationException(FormattableString.Invariant($"A side of {side} mm ended with exit code {process.ExitCode}: {errors.Result.Trim()}"));
        return JsonSerializer.Deserialize(json, BenchmarkJson.Readable.SizeScaling)!;
    }

    static SizeScaling Join(List<SizeScaling> measured)
    {
        var rows = measured.SelectMany(one => one.Rows).ToList();
        return measured[0] with { Rows = [.. rows.Select(row => row.Against(rows[0]))] };
    }

    static void Write(SizeScaling scaling, IAnsiConsole console)
    {
        console.WriteLine($"{scaling.Model}: {Number.Text(scaling.SimulatedMs)} ms after {Number.Text(scaling.WarmupMs)} ms on {Number.Count(scaling.Threads)} {(scaling.Threads == 1 ? "thread" : "threads")}");
        var table = new Table().Border(TableBorder.Simple);
        foreach (string head in (string[])["side (mm)", "neurons", "synapses", "build (s)", "memory", "real-time factor", "build, per neuron", "RTF, per neuron", "memory, per neuron"])
            table.AddColumn(head, column => column.RightAligned());
        foreach (var row in scaling.Rows)
            table.AddRow(Number.Plain(row.SideMm), Number.Count(row.Neurons), Number.Count(row.Synapses), Number.Text(row.BuildS), Number.Prefixed(row.PeakRssBytes, "B"), Number.Text(row.Rtf),
                Number.Text(row.BuildRatio), Number.Text(row.RtfRatio), Number.Text(row.MemoryRatio));
        console.Write(table);
    }
}
