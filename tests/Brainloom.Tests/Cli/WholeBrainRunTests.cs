using Brainloom.Analysis;
using Brainloom.Cli;
using Brainloom.Tests.Model;
using Xunit;

namespace Brainloom.Tests.Cli;

/// <summary>The command line with a hundredth of the mouse whole brain.</summary>
public sealed class WholeBrainRunTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("brainloom-brain-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Threads_and_storage_leave_the_spikes_as_they_are()
    {
        var results = new List<RunResult>();
        foreach (var (storage, threads) in ((string, string)[])[("stored", "1"), ("stored", "2"), ("procedural", "1"), ("procedural", "2")])
        {
            var run = await Invocation.Of(["run", Files.Model("mouse-whole-brain"), "--set", "side=0.1mm", "--time", "20ms", "--connectivity", storage, "--threads", threads,
                "--out", Path.Combine(folder, storage + threads), "--quiet", "--json", "-"], TestContext.Current.CancellationToken);
            Assert.Equal((ExitCode.Done, ""), (run.Code, run.Errors));
            results.Add(RunResult.FromJson(run.Output));
        }
        Assert.True(results[0].Spikes > 100, "the network is silent");
        Assert.All(results, result => Assert.Equal((results[0].SpikeHash, results[0].Spikes), (result.SpikeHash, result.Spikes)));
    }
}
