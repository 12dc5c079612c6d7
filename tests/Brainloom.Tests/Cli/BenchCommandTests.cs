using System.Text.Json;
using Brainloom.Analysis;
using Brainloom.Cli;
using Brainloom.Cli.Benchmarks;
using Brainloom.Cli.Commands;
using Xunit;

namespace Brainloom.Tests.Cli;

public sealed class BenchCommandTests
{
    // the fields of a result that scripts rely on
    static readonly string[] Fields =
    [
        "model", "document_hash", "version", "commit", "machine", "threads", "ranks", "seed", "dt_ms", "precision", "connectivity",
        "neurons", "synapses", "build_s", "warmup_ms", "simulated_ms", "sim_s", "rtf", "phases",
        "spikes", "synaptic_events", "events_per_s_per_core", "memory_before_bytes", "peak_rss_bytes", "bytes_per_synapse", "synapses_per_s_built",
        "populations", "observations", "spike_hash",
    ];

    public static IEnumerable<TheoryDataRow<string>> Workloads => new BenchCommand().Subcommands.Select(workload => new TheoryDataRow<string>(workload.Name));

    [Fact]
    public void Every_workload_is_found() =>
        Assert.Equal(["brunel", "build", "configurations", "microcircuit", "neurons", "scaling", "threads"], new BenchCommand().Subcommands.Select(workload => workload.Name).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Workloads))]
    public async Task Help_of_a_workload_shows_its_protocol(string workload)
    {
        var command = (DocumentedCommand)new BenchCommand().Subcommands.Single(command => command.Name == workload);
        var help = await Invocation.Of("bench", workload, "--help");
        Assert.NotEmpty(command.Protocol);
        Assert.All(command.Protocol, step => Assert.Contains(step, help.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("microcircuit", "--drive", "dc")]
    [InlineData("microcircuit", "--drive", "poisson")]
    [InlineData("brunel", "--synapse", "delta")]
    [InlineData("brunel", "--synapse", "alpha")]
    public async Task A_model_gives_a_whole_result_and_the_same_spikes_with_any_number_of_threads(string workload, string option, string variant)
    {
        // without the noise of Poisson input so small a network is silent, unless it is driven more
        string[] drive = variant == "dc" ? ["--set", "bg_rate=16 Hz"] : [];
        string[] arguments = ["bench", workload, option, variant, "--scale", "0.05", "--time", "50ms", "--warmup", "10ms", "--json", "-", "--quiet", .. drive];
        var one = await Invocation.Of([.. arguments, "--threads", "1"]);
        var two = await Invocation.Of([.. arguments, "--threads", "2"]);
        Assert.Equal((ExitCode.Done, "", ExitCode.Done, ""), (one.Code, one.Errors, two.Code, two.Errors));
        var json = JsonDocument.Parse(one.Output).RootElement;
        Assert.All(Fields, field => Assert.True(json.TryGetProperty(field, out _), field));
        RunResult first = RunResult.FromJson(one.Output), second = RunResult.FromJson(two.Output);
        Assert.Equal((1, 2, 10, 50), (first.Threads, second.Threads, first.WarmupMs, first.SimulatedMs));
        Assert.Equal(first.SpikeHash, second.SpikeHash);
        Assert.True(first.Spikes > 0 && first.SynapticEvents > 0 && first.Rtf > 0 && first.SynapsesPerSBuilt > 0);
        Assert.Equal(first.Spikes, first.Populations.Values.Sum(population => population.Spikes));
        Assert.All(first.Populations.Values, population => Assert.NotNull(population.RateHz));
    }

    [Fact]
    public async Task The_drive_is_that_of_the_variant()
    {
        async Task<RunResult> Measure(params string[] options) =>
            RunResult.FromJson((await Invocation.Of(["bench", "brunel", "--scale", "0.05", "--time", "20ms", "--warmup", "0ms", "--json", "-", "--quiet", .. options], TestContext.Current.CancellationToken)).Output);
        var chosen = await Measure("--synapse", "alpha", "--repeat", "2");
        Assert.Equal((await Measure("--set", "synapse=alpha")).SpikeHash, chosen.SpikeHash);
        Assert.NotEqual((await Measure()).SpikeHash, chosen.SpikeHash);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("7")]
    [InlineData("10000")]
    public async Task Construction_makes_equal_synapses_in_any_number_of_projections(string projections)
    {
        var build = await Invocation.Of("bench", "build", "--projections", projections, "--synapses", "0.2M", "--json", "-", "--quiet");
        Assert.Equal((ExitCode.Done, ""), (build.Code, build.Errors));
        var json = JsonDocument.Parse(build.Output).RootElement;
        Assert.Equal(projections, json.GetProperty("projections").GetRawText());
        Assert.Equal((100_000, 200_000), (json.GetProperty("neurons").GetInt32(), json.GetProperty("synapses").GetInt32()));
        Assert.True(json.GetProperty("build_s").GetDouble() > 0 && json.GetProperty("synapses_per_s_built").GetDouble() > 0);
    }

    [Fact]
    public async Task Neurons_are_timed_in_both_precisions_firing_and_at_rest()
    {
        var bench = await Invocation.Of("bench", "neurons", "--model", "iaf_psc_exp_multisynapse", "--neurons", "1000", "--windows", "150", "--json", "-", "--quiet");
        Assert.Equal((ExitCode.Done, ""), (bench.Code, bench.Errors));
        var rows = JsonDocument.Parse(bench.Output).RootElement.GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(["double firing", "double resting", "single firing", "single resting"],
            rows.Select(row => $"{row.GetProperty("precision").GetString()} {row.GetProperty("regime").GetString()}").Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.Equal(3, row.GetProperty("receptors").GetInt32()));
        Assert.All(rows, row => Assert.True(row.GetProperty("ns_per_step").GetDouble() > 0));
        Assert.All(rows, row => Assert.Equal(row.GetProperty("regime").GetString() == "firing", row.GetProperty("rate_hz").GetDouble() > 10));
    }

    [Fact]
    public async Task Threads_are_compared_and_their_spikes_are_equal()
    {
        var threads = await Invocation.Of("bench", "threads", "--scale", "0.03", "--time", "20ms", "--threads", "3", "--json", "-", "--quiet");
        Assert.Equal((ExitCode.Done, ""), (threads.Code, threads.Errors));
        var json = JsonDocument.Parse(threads.Output).RootElement;
        Assert.True(json.GetProperty("equal_hashes").GetBoolean());
        Assert.Equal([1, 2, 3], json.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("threads").GetInt32()));
        Assert.Equal(1, json.GetProperty("rows")[0].GetProperty("speed_up").GetDouble());
    }

    [Fact]
    public async Task Sheets_of_several_sizes_are_measured_apart_and_compared()
    {
        string folder = Directory.CreateTempSubdirectory("brainloom-scaling-").FullName, model = Path.Combine(folder, "sheet.yaml");
        File.WriteAllText(model, """
            brainloom: 1
            name: sheet
            simulation: {dt: 0.1 ms, seed: 1}
            parameters: {side: {value: 1 mm}, n: {value: 200 * (side / (1 mm))^2}}
            populations:
              E: {size: n, model: iaf_psc_exp, parameters: {I_e: 500 pA}}
              R: {size: n / 2, model: parrot_neuron, tags: {category: relay}}
            projections:
              recurrent: {source: E, target: E, rule: {fixed_indegree: {indegree: 20}}, weight: -2 pA, delay: 1.5 ms}
            """);
        string[] arguments = ["bench", "scaling", "--model", model, "--sides", "2,3", "--time", "20ms", "--warmup", "0ms", "--out", Path.Combine(folder, "out"), "--json", "-", "--quiet"];
        var scaling = await Invocation.Of(arguments);
        Assert.Equal((ExitCode.Done, ""), (scaling.Code, scaling.Errors));
        var rows = JsonDocument.Parse(scaling.Output).RootElement.GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal([1200, 2700], rows.Select(row => row.GetProperty("neurons").GetInt32()));
        Assert.Equal([400, 900], rows.Select(row => row.GetProperty("relays").GetInt32()));
        Assert.Equal([16_000, 36_000], rows.Select(row => row.GetProperty("synapses").GetInt32()));
        Assert.Equal(1, rows[0].GetProperty("build_ratio").GetDouble());
        Assert.True(rows[1].GetProperty("build_ratio").GetDouble() > 0 && rows[1].GetProperty("spikes").GetInt64() > 0);
        Assert.All(["scaling.csv", "scaling.json", "scaling.svg"], name => Assert.True(File.Exists(Path.Combine(folder, "out", name)), name));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Configurations_are_distinct_and_the_first_changes_nothing()
    {
        var all = Configuration.All;
        Assert.Equal(all.Length, all.Select(configuration => configuration.Name).Distinct().Count());
        Assert.True(all[0].Environment.IsEmpty && all[0].Arguments.IsEmpty);
        Assert.All(all.Skip(1), configuration => Assert.False(configuration.Environment.IsEmpty && configuration.Arguments.IsEmpty));
    }

    [Fact]
    public void A_table_of_configurations_is_saved_with_a_row_for_each()
    {
        var machine = new Machine("a processor", 2, 1, "256 bit");
        var row = new ConfigurationTable.Row("server GC", "DOTNET_gcServer=1", "256 bit", 0.5, 1.25, 0.625, 3, 100, "abc");
        var table = new ConfigurationTable("configurations", "brunel", "1", "c", 10, 100, 2000, 2, machine, [row]);
        Assert.Equal("configuration,environment,simd,build_s,sim_s,rtf,process_s,peak_rss_bytes,spike_hash\nserver GC,DOTNET_gcServer=1,256 bit,0.5,1.25,0.625,3,100,abc\n", table.ToCsv());
    }

    [Theory]
    [InlineData("dc", "bench", "microcircuit", "--drive", "ac")]
    [InlineData("between 1 and", "bench", "build", "--projections", "0")]
    [InlineData("such as 100M", "bench", "build", "--synapses", "many")]
    [InlineData("at least 1", "bench", "brunel", "--repeat", "0")]
    [InlineData("is not a time", "bench", "brunel", "--time", "10")]
    [InlineData("separated by commas", "bench", "scaling", "--sides", "1;2")]
    public async Task Wrong_options_exit_with_1(string message, params string[] arguments)
    {
        var bench = await Invocation.Of(arguments);
        Assert.Equal((ExitCode.Mistake, ""), (bench.Code, bench.Output));
        Assert.Contains(message, bench.Errors, StringComparison.Ordinal);
    }
}
