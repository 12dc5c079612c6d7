using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Brainloom.Analysis;
using Brainloom.Cli.Runs;
using Brainloom.Cli.Terminal;
using Brainloom.Engine;
using Spectre.Console;

namespace Brainloom.Cli.Benchmarks;

/// <summary>Construction alone: equal synapses in few projections or many.</summary>
sealed class BuildWorkload : Workload
{
    const int Neurons = 100_000;

    readonly Option<int> projections = new("--projections") { HelpName = "N", Description = "Projections that share the synapses.", DefaultValueFactory = _ => 1 };
    readonly Option<string> synapses = new("--synapses") { HelpName = "N", Description = "Synapses in all, such as 100M.", DefaultValueFactory = _ => "100M" };
    readonly RepeatOption repeat = new();

    public BuildWorkload() : base("build", "Builds 100,000 neurons whose synapses are split over N projections, each between two slices of 100,000 / N neurons.")
    {
        Protocol =
        [
            "Every neuron receives synapses / 100,000 inputs of one weight and delay, drawn with replacement (fixed_indegree). "
                + "Projection i goes from slice i of the population to the next slice; one projection goes from all neurons to all.",
            "Warms the program up: builds and simulates one such network of 1,000 neurons and at most 100 projections for 0.6 s.",
            "Collects garbage, takes the resident memory, and builds the network: build_s, from description to network.",
            "With --repeat, reports the median build_s.",
        ];
        Examples =
        [
            new("bench build --projections 1", "100 million synapses in one projection"),
            new("bench build --projections 10000", "the same number, between 10,000 groups of 10 neurons"),
        ];
        projections.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > Neurons) result.AddError(FormattableString.Invariant($"--projections must lie between 1 and {Neurons}."));
        });
        synapses.Validators.Add(result =>
        {
            if (Indegree(result.GetValueOrDefault<string>()) is null) result.AddError($"--synapses must be a number of at least {Neurons}, such as 100M.");
        });
        foreach (var option in (Option[])[projections, synapses, repeat]) Add(option);
    }

    protected override int Measure(ParseResult parsed, Output output, CancellationToken stop)
    {
        int count = parsed.GetValue(projections), threads = Threads(parsed), indegree = Indegree(parsed.GetValue(synapses))!.Value;
        ProgramWarmup.Run(Describe(1000, Math.Min(count, 100), 100), threads, Connectivity.Stored, stop);
        var description = Describe(Neurons, count, indegree);
        var results = Enumerable.Range(0, parsed.GetValue(repeat)).Select(_ => BuildOnce(description, threads, output, stop)).OrderBy(result => result.BuildS).ToList();
        var median = results[(results.Count - 1) / 2];
        output.Text.WriteLine($"{Number.Count(median.Synapses)} synapses of {Number.Count(Neurons)} neurons in {Number.Count(count)} {(count == 1 ? "projection" : "projections")}: "
            + $"built in {Number.Text(median.BuildS)} s, {Number.Prefixed(median.SynapsesPerSBuilt, "")} synapses/s, {Number.Text(median.BytesPerSynapse)} bytes per synapse");
        output.WriteJson(JsonSerializer.Serialize(median, BenchmarkJson.Readable.BuildResult));
        return ExitCode.Done;
    }

    static BuildResult BuildOnce(NetworkDescription description, int threads, Output output, CancellationToken stop)
    {
        long before = ResidentMemory.Settle(), started = Stopwatch.GetTimestamp();
        using var network = output.Progress.Show("Building", report => Network.Build(description, threads, new ImmediateProgress<double>(fraction => report(fraction, "")), stop));
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return new BuildResult("build", Build.Version, Build.Commit, Machine.ReadThis(), threads, description.Projections.Length, network.Neurons, network.Synapses,
            seconds, network.Synapses / seconds, (ResidentMemory.Peak - before) / (double)network.Synapses);
    }

    static NetworkDescription Describe(int neurons, int groups, int indegree)
    {
        var all = new NodeCollection(0, 0, neurons);
        int Start(int group) => (int)((long)neurons * group / groups);
        NodeCollection Group(int group) => all.Slice(Start(group), Start(group + 1) - Start(group));
        return new NetworkDescription
        {
            Populations = [new PopulationDescription { Name = "all", Size = neurons, Neuron = new IafPscDelta() }],
            Projections =
            [
                .. Enumerable.Range(0, groups).Select(group => new ProjectionDescription
                {
                    Name = FormattableString.Invariant($"projection {group}"),
                    Source = Group(group),
                    Target = Group((group + 1) % groups),
                    Rule = new FixedIndegree { indegree = indegree },
                    Synapses = [new SynapseDescription { Weight = new Constant(0.1), Delay = new Constant(1.5) }],
                }),
            ],
        };
    }

    // synapses per neuron of a number such as 100M
    static int? Indegree(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        double factor = text[^1] switch { 'k' => 1e3, 'M' => 1e6, 'G' => 1e9, _ => 1 };
        string digits = factor > 1 ? text[..^1] : text;
        return double.TryParse(digits, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out double number)
            && number * factor / Neurons is >= 1 and <= int.MaxValue and var indegree ? (int)Math.Round(indegree) : null;
    }
}
