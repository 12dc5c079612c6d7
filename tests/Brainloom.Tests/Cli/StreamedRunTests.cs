using System.Diagnostics;
using System.Globalization;
using Brainloom.Analysis;
using Brainloom.Cli;
using Brainloom.Cli.Runs;
using Brainloom.Cli.Terminal;
using Brainloom.Engine;
using Brainloom.Formats;
using Brainloom.Model;
using Brainloom.Tests.Engine;
using Xunit;

namespace Brainloom.Tests.Cli;

/// <summary>Runs that write what they record while they go on.</summary>
[Collection(nameof(Brainloom.Engine.Simulation))]
public sealed class StreamedRunTests : IDisposable
{
    const string Document = """
        brainloom: 1
        name: pair
        simulation: {dt: 0.1 ms, seed: 1, warmup: 10 ms, time: 400 ms}
        populations:
          E: {size: 60, model: iaf_psc_exp, parameters: {I_e: 500 pA}}
          I: {size: 20, model: iaf_psc_exp, parameters: {I_e: 450 pA}}
        projections:
          recurrent: {source: E, target: E, rule: {fixed_indegree: {indegree: 5}}, weight: 10 pA, delay: 1 ms}
        recorders:
          spikes: {recorder: spike_recorder, target: all}
          voltages: {recorder: {state_recorder: {variables: [V_m], interval: 1 ms}}, target: I}
          rate: {recorder: {rate_recorder: {bin: 10 ms}}, target: all}
        """;

    readonly string folder = Directory.CreateTempSubdirectory("brainloom-streamed-").FullName;

    public StreamedRunTests() => File.WriteAllText(Model, Document);

    string Model => Path.Combine(folder, "pair.yaml");

    string Out => Path.Combine(folder, "out");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    RunProtocol Protocol(double time = 400)
    {
        var compiled = ModelCompiler.Compile(ModelDocument.Load(Model));
        return RunProtocol.Of(compiled, compiled.Network!, 2, compiled.Warmup, time);
    }

    // everything that a run gives; streamed, or kept until its end
    CompletedRun Run(string path, bool streamed, long mostSpikes = ModelRun.MostSpikesInMemory)
    {
        var protocol = Protocol();
        using var place = new RunFolder(path, overwrite: false, protocol, ["text", "csv", "binary"]);
        var run = ModelRun.Execute(protocol, new ProgressDisplay(null), default, streamed ? place : null, mostSpikes);
        place.Write(run, protocol.Model, "run");
        return run;
    }

    [Fact]
    public void A_streamed_run_writes_and_states_what_a_run_does_that_is_kept_in_memory()
    {
        string other = Path.Combine(folder, "other");
        var (streamed, kept) = (Run(Out, streamed: true), Run(other, streamed: false));
        Assert.Equal(kept.Result.SpikeHash, streamed.Result.SpikeHash);
        Assert.True(kept.Result.Spikes > 100);
        Recordings.AreEqual(kept.Recording, streamed.Recording);
        Assert.Equal(kept.Result.Populations, streamed.Result.Populations);
        string[] files = [.. Directory.GetFiles(other).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];
        Assert.Equal(files, Directory.GetFiles(Out).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal));
        string[] recordings = [.. files.Where(file => file.Contains('_', StringComparison.Ordinal))];
        Assert.Equal(3 * 4, recordings.Length);
        foreach (string file in recordings) Assert.Equal(File.ReadAllBytes(Path.Combine(other, file)), File.ReadAllBytes(Path.Combine(Out, file)));
        Assert.True(RecordingReader.Open(Out).Manifest.Complete);
        Assert.Equal(kept.Result.SpikeHash, RunResult.FromJson(File.ReadAllText(Path.Combine(Out, "manifest.json"))).SpikeHash);
    }

    [Fact]
    public void Statistics_of_more_spikes_than_fit_in_memory_are_those_of_all_of_them()
    {
        var (whole, limited) = (Run(Out, streamed: true), Run(Path.Combine(folder, "other"), streamed: true, mostSpikes: 50));
        Assert.Equal(whole.Result.Populations, limited.Result.Populations);
        Assert.Equal(whole.Result.SimulatedMs, limited.Result.SimulatedMs);
        Assert.InRange(limited.Recording.Spikes.Sum(spikes => spikes.Steps.Length), 1, 100);
        Assert.InRange(limited.Recording.Duration, 1, 200);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("binary")]
    public async Task A_process_that_is_killed_leaves_what_it_recorded(string format)
    {
        using var process = Start("run", Model, "--out", Out, "--format", format, "--time", "100000s", "--threads", "1");
        string part = Path.Combine(Out, "manifest.json.partial");
        try
        {
            // until at least the time of the model itself is recorded
            var waiting = Stopwatch.StartNew();
            while (!(File.Exists(part) && RecordingManifest.FromJson(File.ReadAllText(part)).SimulatedMs > 400))
            {
                Assert.False(process.HasExited, "the process ended by itself");
                Assert.True(waiting.Elapsed < TimeSpan.FromMinutes(2), "nothing was recorded");
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        }
        finally
        {
            // SIGKILL, on every Unix
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        Assert.Equal(128 + 9, process.ExitCode);

        var reader = RecordingReader.Open(Out);
        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"recording ends at {reader.Manifest.SimulatedMs / 1000:0.######} s of 100000 s"), reader.Note);
        var left = reader.Read();
        var kept = ModelRun.Execute(Protocol(), new ProgressDisplay(null), default).Recording;
        foreach (var (expected, spikes) in kept.Spikes.Zip(left.Spikes))
        {
            int count = expected.Steps.Length;
            Assert.Equal(expected.Steps.ToArray(), spikes.Steps[..count].ToArray());
            Assert.Equal(expected.Neurons.ToArray(), spikes.Neurons[..count].ToArray());
            // and nothing between that time and the end is missing: the neurons fire regularly
            Assert.InRange(spikes.Steps.Span[^1], left.LastStep - 1_000, left.LastStep);
        }
        Assert.Equal(kept.States[0].Values.ToArray(), left.States[0].Values[..kept.States[0].Values.Length].ToArray());
        Assert.Equal(left.LastStep / 10 * 10, left.States[0].Steps.Span[^1]);
        Assert.Equal(kept.Rates[0].Counts.ToArray(), left.Rates[0].Counts[..kept.Rates[0].Counts.Length].ToArray());

        var again = await Invocation.Of("run", Model, "--out", Out);
        Assert.Equal(ExitCode.Mistake, again.Code);
        Assert.Contains(reader.Note!, again.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("binary")]
    public async Task A_full_disk_stops_the_run(string format)
    {
        // text has a head, which is refused before the simulation; binary files are refused while it goes on
        Directory.CreateDirectory(Out);
        File.CreateSymbolicLink(Path.Combine(Out, format == "csv" ? "spikes_E.csv.partial" : "spikes_E.bin.partial"), "/dev/full");
        var run = await Invocation.Of("run", Model, "--out", Out, "--format", format, "--time", "100000s");
        Assert.Equal(ExitCode.Failure, run.Code);
        Assert.Contains("No space left", run.Errors, StringComparison.Ordinal);
        Assert.Contains("the disk has space", run.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Out, "manifest.json")));
    }

    [Fact]
    public async Task A_file_that_cannot_grow_stops_the_run_which_says_where_the_recording_ends()
    {
        // files of at most 1 MiB; .NET's own mapping of code would be such a file
        using var process = Process.Start(new ProcessStartInfo("/bin/bash",
            ["-c", "trap '' XFSZ; ulimit -f 1024; exec dotnet exec \"$0\" run \"$1\" --out \"$2\" --format binary --time 100000s --quiet", Program, Model, Out])
        {
            RedirectStandardError = true,
            Environment = { ["DOTNET_EnableWriteXorExecute"] = "0" },
        })!;
        string errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.Failure, process.ExitCode);
        Assert.Contains(".bin.partial has reached the largest size", errors, StringComparison.Ordinal);
        var reader = RecordingReader.Open(Out);
        Assert.Contains($"The simulation was stopped. In {Out} the {reader.Note}.", errors, StringComparison.Ordinal);
        Assert.InRange(reader.Spikes, 1_000, 2 * 1024 * 1024 / 8);
        Assert.Equal(reader.Spikes, reader.Read().Spikes.Sum(spikes => spikes.Steps.Length));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_heard_of_before_anything_is_built()
    {
        var run = await Invocation.Of("run", Model, "--out", Path.Combine(Model, "below a file"));
        Assert.Equal(ExitCode.Failure, run.Code);
        Assert.StartsWith("error: ", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody foresaw", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Building", run.Errors, StringComparison.Ordinal);
    }

    static string Program => Path.Combine(AppContext.BaseDirectory, "brainloom.dll");

    static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", ["exec", Program, .. arguments])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
