using System.Text.Json;
using Brainloom.Analysis;
using Brainloom.Cli;
using Xunit;

namespace Brainloom.Tests.Cli;

public sealed class RunCommandTests : IDisposable
{
    const string Document = """
        brainloom: 1
        name: pair
        simulation: {dt: 0.1 ms, seed: 1, warmup: 10 ms, time: 50 ms}
        populations:
          E: {size: 20, model: iaf_psc_exp, parameters: {I_e: 500 pA}}
        projections:
          recurrent: {source: E, target: E, rule: {fixed_indegree: {indegree: 5}}, weight: 10 pA, delay: 1 ms}
        recorders:
          spikes: {recorder: spike_recorder, target: all}
        """;

    readonly string folder = Directory.CreateTempSubdirectory("brainloom-run-").FullName;

    public RunCommandTests() => File.WriteAllText(Model, Document);

    string Model => Path.Combine(folder, "pair.yaml");

    string Out => Path.Combine(folder, "out");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_run_writes_recordings_manifest_figures_and_report_and_shows_rates()
    {
        var run = await Invocation.Of("run", Model, "--out", Out, "--format", "csv");
        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Contains("20 neurons, 100 synapses", run.Output, StringComparison.Ordinal);
        Assert.Contains("Simulating: done", run.Errors, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Out, "report.html")));
        Assert.True(File.Exists(Path.Combine(Out, "spikes_E.csv")));
        Assert.True(File.Exists(Path.Combine(Out, "figures", "raster.svg")));
        var manifest = RunResult.FromJson(File.ReadAllText(Path.Combine(Out, "manifest.json")));
        Assert.Equal((20, 100, 10, 50), (manifest.Neurons, manifest.Synapses, manifest.WarmupMs, manifest.SimulatedMs));
        Assert.True(manifest.Spikes > 0);
        Assert.Equal(manifest.Spikes, manifest.Populations["E"].Spikes);
    }

    [Fact]
    public async Task With_JSON_on_standard_output_nothing_else_is_there()
    {
        var run = await Invocation.Of("run", Model, "--out", Out, "--json", "-");
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal("pair", json.RootElement.GetProperty("model").GetString());
        Assert.Contains("rate (Hz)", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quiet_says_nothing()
    {
        string file = Path.Combine(folder, "result.json");
        Assert.Equal(new Invocation(ExitCode.Done, "", ""), await Invocation.Of("run", Model, "--out", Out, "--quiet", "--json", file));
        Assert.Equal("pair", RunResult.FromJson(File.ReadAllText(file)).Model);
    }

    [Fact]
    public async Task Spikes_do_not_depend_on_threads_or_recorders_but_on_the_seed()
    {
        string first = await Hash("--threads", "1"), second = await Hash("--threads", "2", "--record", "none"), other = await Hash("--set", "projections.recurrent.weight=40 pA");
        Assert.Equal(first, second);
        Assert.NotEqual(first, other);
    }

    [Fact]
    public async Task An_earlier_run_is_replaced_only_when_that_is_asked_for()
    {
        Assert.Equal(ExitCode.Done, (await Invocation.Of("run", Model, "--out", Out, "--quiet")).Code);
        string before = File.ReadAllText(Path.Combine(Out, "manifest.json"));
        var refused = await Invocation.Of("run", Model, "--out", Out, "--time", "20ms");
        Assert.Equal(ExitCode.Mistake, refused.Code);
        Assert.Contains("--overwrite", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(Path.Combine(Out, "manifest.json")));
        Assert.Equal(ExitCode.Done, (await Invocation.Of("run", Model, "--out", Out, "--time", "20ms", "--overwrite")).Code);
    }

    [Fact]
    public async Task A_run_that_is_interrupted_keeps_what_it_recorded()
    {
        using var stop = new CancellationTokenSource();
        var running = Task.Run(() => Invocation.Of(["run", Model, "--out", Out, "--time", "100000s", "--warmup", "0ms"], stop.Token), TestContext.Current.CancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        var run = await running;
        Assert.Equal(ExitCode.Interrupted, run.Code);
        Assert.Contains("Interrupted after", run.Errors, StringComparison.Ordinal);
        var manifest = RunResult.FromJson(File.ReadAllText(Path.Combine(Out, "manifest.json")));
        Assert.Equal(manifest.Spikes, File.ReadLines(Path.Combine(Out, "spikes_E.dat")).Count(line => line[0] != '#'));
    }

    [Theory]
    [InlineData("no multiple", "--time", "0.25ms")]
    [InlineData("is not a time", "--time", "10")]
    [InlineData("at least 1", "--threads", "0")]
    [InlineData("write path=value", "--set", "g")]
    [InlineData("greater than zero", "--scale", "-1")]
    [InlineData("auto, stored or procedural", "--connectivity", "drawn")]
    public async Task Wrong_options_exit_with_1_and_write_nothing(string message, string option, string value)
    {
        var run = await Invocation.Of("run", Model, "--out", Out, option, value);
        Assert.Equal((ExitCode.Mistake, ""), (run.Code, run.Output));
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Out));
    }

    [Fact]
    public async Task A_model_with_mistakes_is_not_run()
    {
        File.WriteAllText(Model, Document.Replace("size: 20", "siez: 20", StringComparison.Ordinal));
        foreach (string command in (string[])["run", "check"])
        {
            var run = await Invocation.Of(command, Model);
            Assert.Equal((ExitCode.Mistake, ""), (run.Code, run.Output));
            Assert.Contains(":5:7: error unknown-key: There is no key 'siez'.", run.Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Check_says_how_large_a_correct_model_is()
    {
        var check = await Invocation.Of("check", Model);
        Assert.Equal((ExitCode.Done, ""), (check.Code, check.Errors));
        Assert.Contains("20 neurons in 1 population, 1 projection", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_gives_mistakes_as_JSON()
    {
        File.WriteAllText(Model, Document.Replace("iaf_psc_exp", "iaf_pcs_exp", StringComparison.Ordinal));
        using var json = JsonDocument.Parse((await Invocation.Of("check", Model, "--json", "-")).Output);
        var first = json.RootElement[0];
        Assert.Equal(("error", 5), (first.GetProperty("severity").GetString(), first.GetProperty("line").GetInt32()));
    }

    async Task<string> Hash(params string[] options)
    {
        var run = await Invocation.Of(["run", Model, "--out", Path.Combine(folder, Guid.NewGuid().ToString()), "--quiet", "--json", "-", .. options], TestContext.Current.CancellationToken);
        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Errors));
        return RunResult.FromJson(run.Output).SpikeHash;
    }
}
