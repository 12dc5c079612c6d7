using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Brainloom.Cli.Plans;
using Brainloom.Cli.Runs;
using Brainloom.Cli.Terminal;
using Brainloom.Engine;
using Brainloom.Formats;
using Brainloom.Model;

namespace Brainloom.Cli.Commands;

/// <summary><c>run</c>: builds and simulates a model.</summary>
sealed class RunCommand : DocumentedCommand
{
    // counted in about a second
    const long MostCounted = 500_000_000;

    readonly ModelArguments model;
    readonly OutputOptions output;
    readonly Option<double?> time = new("--time") { HelpName = "TIME", Description = "Time to simulate and record, such as 10s; the document's own otherwise.", CustomParser = Durations.Read };
    readonly Option<double?> warmup = new("--warmup") { HelpName = "TIME", Description = "Time to simulate before recording starts, such as 500ms.", CustomParser = Durations.Read };
    readonly ThreadsOption threads = new();

    readonly ConnectivityOption connectivity = new();

    readonly Option<string> record = new("--record")
    {
        HelpName = "document|none|spikes",
        Description = "What is recorded: what the document says, nothing, or that and all spikes.",
        DefaultValueFactory = _ => "document",
    };

    readonly Option<string[]> formats = new("--format")
    {
        HelpName = string.Join('|', RecordingFormats.Names),
        Description = "Format of the recordings; may be repeated.",
        DefaultValueFactory = _ => ["text"],
    };

    readonly Option<bool> structure = new("--structure")
    {
        Description = FormattableString.Invariant($"Counts the synapses between populations after the run, shows in-degrees and writes connectivity.csv; up to {MostCounted / 1_000_000} million are counted anyway."),
    };

    readonly Option<string> folder = new("--out") { HelpName = "DIR", Description = "Folder for recordings, manifest, figures and report; a new one in runs/ otherwise. In a folder that is named, recordings grow while the run goes on, and a part of them remains if it is killed." };
    readonly Option<bool> overwrite = new("--overwrite") { Description = "Replaces an earlier run in that folder." };

    public RunCommand() : base("run", "Builds and simulates a model; shows rates, and writes figures, recordings and a report.")
    {
        Examples =
        [
            new("run models/microcircuit", "simulates a model as its document says"),
            new("run models/microcircuit --set drive=dc --scale 0.1 --time 2s", "a variant of it, smaller and shorter"),
            new("run models/microcircuit --connectivity procedural", "without memory for synapses"),
            new("run my-model.yaml --out results --format csv", "your own document, recorded as CSV into a folder"),
            new("run models/brunel --record none --json - --quiet", "only the result, as JSON"),
        ];
        record.AcceptOnlyFromAmong("document", "none", "spikes");
        formats.AcceptOnlyFromAmong([.. RecordingFormats.Names]);
        model = new ModelArguments(this);
        foreach (var option in (Option[])[time, warmup, threads, connectivity, record, structure, folder, formats, overwrite]) Add(option);
        output = new OutputOptions(this);
        // the work is not asynchronous; the task carries the signal to stop
        SetAction((parsed, stop) => Task.FromResult(Run(parsed, output.Open(parsed), stop)));
    }

    int Run(ParseResult parsed, Output output, CancellationToken stop)
    {
        var compiled = model.Compile(parsed);
        DiagnosticText.Write(output.Errors, compiled.Diagnostics);
        if (compiled.Network is not { } network) return ExitCode.Mistake;
        var protocol = RunProtocol.Of(compiled, WithRecorders(network, parsed.GetValue(record)!), parsed.GetValue(threads),
            parsed.GetValue(warmup) ?? compiled.Warmup, parsed.GetValue(time) ?? compiled.Time) with
        {
            MostCounted = parsed.GetValue(structure) ? long.MaxValue : MostCounted,
        };
        protocol = Consistency.Require(() => Planner.WithStorage(protocol, parsed.GetValue(connectivity)));
        string path = parsed.GetValue(folder)
            ?? Path.Combine("runs", string.Create(CultureInfo.InvariantCulture, $"{compiled.Document.Name}-{DateTime.Now:yyyyMMdd-HHmmss}"));
        using var place = new RunFolder(path, parsed.GetValue(overwrite), protocol, parsed.GetValue(formats)!);

        var run = ModelRun.Execute(protocol, output.Progress, stop, parsed.GetValue(folder) is null ? null : place);
        string command = "./brainloom " + string.Join(' ', parsed.Tokens.Select(token => token.Value.Contains(' ', StringComparison.Ordinal) ? $"'{token.Value}'" : token.Value));
        string? missing = place.Write(run, compiled, command);
        RunSummary.Write(output.Text, run.Result);
        if (parsed.GetValue(structure)) StructureText.WriteInDegrees(output.Text, run.Result);
        output.Text.Profile.Out.Writer.WriteLine($"Figures, recordings and report: {path}");
        if (missing is not null) output.Errors.WriteLine("warning: " + missing);
        output.WriteJson(run.Result.ToJson());
        if (!run.Interrupted) return ExitCode.Done;
        output.Errors.WriteLine(FormattableString.Invariant($"Interrupted after {run.Result.SimulatedMs} ms; what was recorded until then is whole."));
        return ExitCode.Interrupted;
    }

    static NetworkDescription WithRecorders(NetworkDescription network, string record) => record switch
    {
        "none" => network with { Recorders = [] },
        "spikes" => network with
        {
            Recorders = [.. network.Recorders.Where(recorder => recorder.Recorder is not SpikeRecorder), new RecorderDescription { Name = "spikes", Recorder = new SpikeRecorder(), Target = Everyone(network) }],
        },
        _ => network,
    };

    static NodeCollection Everyone(NetworkDescription network) =>
        new([.. network.Populations.Select((population, index) => new NodeRange(index, 0, population.Size))]);
}
