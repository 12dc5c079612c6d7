using System.Diagnostics;
using Brainloom.Analysis;
using Brainloom.Cli;
using Xunit;

namespace Brainloom.Tests.Cli;

/// <summary>Building takes little more memory than the network that it builds, whatever the rule.</summary>
public sealed class BuildingMemoryTests : IDisposable
{
    // of the final memory
    const double Most = 1.15;

    readonly string folder = Directory.CreateTempSubdirectory("brainloom-memory-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("fixed_indegree: {indegree: 1000, allow_multapses: false, allow_autapses: false}", "10 pA")]
    [InlineData("fixed_indegree: {indegree: 1000}", "10 pA")]
    [InlineData("pairwise_bernoulli: {p: 0.05}", "{normal: {mean: 10 pA, std: 1 pA}}")]
    public void Building_needs_at_most_15_percent_more_memory_than_the_network(string rule, string weight)
    {
        string model = Path.Combine(folder, "model.yaml");
        File.WriteAllText(model, $$"""
            brainloom: 1
            name: memory
            simulation: {dt: 0.1 ms, seed: 1, time: 1 ms}
            populations:
              E: {size: 20000, model: iaf_psc_exp}
            projections:
              recurrent: {source: E, target: E, rule: { {{rule}} }, weight: {{weight}}, delay: 1.5 ms}
            """);
        var memory = Run(model).Memory!;
        // 20 million synapses: figures of the program itself, which are part of both, weigh little
        Assert.InRange(memory.RowBytes, 35e6, 100e6);
        Assert.InRange((double)memory.BuildingPeakBytes / memory.BuiltBytes, 0.98, Most);
        Assert.InRange(memory.BuildingPeakBytes, memory.RowBytes, 1.3 * (memory.RowBytes + memory.IndexBytes));
        Assert.Equal(memory.RowBytes, memory.Sources.Sum(source => source.SynapseBytes + source.HeadBytes), 3e6);
    }

    // resident memory belongs to a process, so that the network needs one of its own
    RunResult Run(string model)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, "run", model, "--out", Path.Combine(folder, "out"), "--overwrite", "--json", "-", "--quiet"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string json = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal("", errors.Result);
        return RunResult.FromJson(json);
    }
}
