using System.CommandLine;
using Brainloom.Analysis;
using Brainloom.Cli.Commands;
using Brainloom.Cli.Runs;
using Brainloom.Cli.Terminal;

namespace Brainloom.Cli.Benchmarks;

/// <summary>A workload that builds and simulates one model of the repository, with a choice between its variants.</summary>
abstract class ModelWorkload : Workload
{
    readonly string model;
    readonly Option<string> variant;
    readonly ModelOptions options;
    readonly RepeatOption repeat = new();
    readonly ConnectivityOption connectivity = new();
    readonly Option<double> time, warmup;

    /// <summary>A workload.</summary>
    /// <param name="name">Name of the workload, and of the folder in <c>models/</c>.</param>
    /// <param name="description">What it is.</param>
    /// <param name="variant">Name of the option that chooses a variant, as the document names it.</param>
    /// <param name="choices">The variants.</param>
    /// <param name="warmup">Time before measuring, unless something else is said [ms].</param>
    protected ModelWorkload(string name, string description, string variant, string[] choices, double warmup) : base(name, description)
    {
        model = name;
        this.variant = new Option<string>("--" + variant) { HelpName = string.Join('|', choices), Description = "Variant of the model.", DefaultValueFactory = _ => choices[0] };
        this.variant.AcceptOnlyFromAmong(choices);
        time = Duration("--time", "Time measured", 10_000);
        this.warmup = Duration("--warmup", "Time simulated before", warmup);
        Protocol = [.. ModelBenchmark.Protocol, "With --repeat, reports the measurement with the median rtf."];
        foreach (var option in (Option[])[this.variant, time, this.warmup, repeat, connectivity]) Add(option);
        options = new ModelOptions(this);
    }

    protected override int Measure(ParseResult parsed, Output output, CancellationToken stop)
    {
        var chosen = options.Read(parsed);
        var benchmark = new ModelBenchmark
        {
            Model = Path.Combine("models", model),
            Options = chosen with { Sets = [$"{variant.Name.TrimStart('-')}={parsed.GetValue(variant)}", .. chosen.Sets] },
            Warmup = parsed.GetValue(warmup),
            Time = parsed.GetValue(time),
            Connectivity = parsed.GetValue(connectivity),
        };
        var result = benchmark.Median(parsed.GetValue(repeat), Threads(parsed), output, stop);
        RunSummary.Write(output.Text, result);
        output.Text.Profile.Out.Writer.WriteLine($"{Number.Text(result.BytesPerSynapse)} bytes per synapse");
        output.WriteJson(result.ToJson());
        return ExitCode.Done;
    }

    static Option<double> Duration(string name, string what, double value) => new(name)
    {
        HelpName = "TIME",
        Description = FormattableString.Invariant($"{what}; {value / 1000} s unless something else is said."),
        DefaultValueFactory = _ => value,
        CustomParser = argument => Durations.Read(argument) ?? value,
    };
}
