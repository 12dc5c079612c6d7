using Brainloom.Engine;
using Brainloom.Model;
using Xunit;

namespace Brainloom.Tests.Model;

public sealed class OverDistanceTests
{
    static CompiledModel Compile(string weight, string delay, string size = "positions: {grid: {shape: [2, 2], extent: [1 mm, 1 mm]}}") => Documents.Compile($$$"""
        scaling: {indegrees: scale}
        populations: {E: {model: iaf_psc_exp, {{{size}}} }}
        projections: {c: {source: E, target: E, rule: {pairwise_bernoulli: {p: 0.5}}, weight: {{{weight}}}, delay: {{{delay}}} }}
        """);

    [Fact]
    public void WeightsAndDelaysFollowKernels()
    {
        var synapse = Documents.Flawless(Compile("{gaussian: {height: 0.01 nA, std: 200 um}}", "{linear: {intercept: 0.5 ms, slope: 1 / (0.25 m/s)}}")).Network!.Projections[0].Synapses[0];
        Assert.Equal(new OverDistance(new GaussianKernel { height = 10, std = .2 }), synapse.Weight);
        Assert.Equal(new OverDistance(new LinearKernel { intercept = .5, slope = 4 }), synapse.Delay);
    }

    /// <summary>Both a distribution and a kernel are called exponential.</summary>
    [Fact]
    public void ParametersTellKernelsFromDistributions()
    {
        Values Weight(string weight) => Documents.Flawless(Compile(weight, "1 ms")).Network!.Projections[0].Synapses[0].Weight;
        Assert.Equal(new Exponential { mean = 2 }, Weight("{exponential: {mean: 2 pA}}"));
        Assert.Equal(new OverDistance(new ExponentialKernel { height = 2, beta = .5 }), Weight("{exponential: {height: 2 pA, beta: 0.5 mm}}"));
    }

    [Theory]
    [InlineData("{gaussian: {height: 1 ms, std: 200 um}}", "1 ms", "wrong-dimension")]
    [InlineData("{gaussian: {height: 1 pA}}", "1 ms", "missing-parameter")]
    [InlineData("{linear: {intercept: 1 pA, slope: 2 pA}}", "1 ms", "wrong-dimension")]
    [InlineData("{gausian: {height: 1 pA}}", "1 ms", "unknown-distribution")]
    public void MistakesAreNamed(string weight, string delay, string code) => Assert.Equal(code, Assert.Single(Compile(weight, delay).Diagnostics).Code);

    [Fact]
    public void BothSidesNeedPositions()
    {
        var diagnostic = Assert.Single(Compile("1 pA", "{linear: {slope: 4 ms / mm}}", "size: 4").Diagnostics);
        Assert.Equal("no-positions", diagnostic.Code);
        Assert.Contains("'E' has no positions", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OnlyConnectionsHaveADistance()
    {
        var compiled = Documents.Compile("""
            populations: {E: {model: iaf_psc_exp, size: 4, parameters: {I_e: {linear: {slope: 4 pA / mm}}}}}
            stimuli: {s: {stimulus: {poisson_generator: {rate: 1 Hz}}, target: E, weight: {linear: {slope: 4 pA / mm}}}}
            """);
        Assert.Equal(["unknown-distribution", "unknown-distribution"], compiled.Diagnostics.Select(diagnostic => diagnostic.Code));
    }

    [Fact]
    public void TheSignOfAWeightIsThatOfItsKernel()
    {
        CompiledModel Cond(string height, string receptor) => Documents.Compile($$$"""
            populations: {E: {model: iaf_cond_exp, positions: {grid: {shape: [2, 2], extent: [1 mm, 1 mm]}} }}
            projections: {c: {source: E, target: E, rule: all_to_all, weight: {gaussian: {height: {{{height}}}, std: 0.2 mm}}, delay: 1 ms{{{receptor}}} }}
            """);
        Documents.Flawless(Cond("1 nS", ""));
        Documents.Flawless(Cond("-1 nS", ""));
        Assert.Equal("wrong-sign", Assert.Single(Cond("-1 nS", ", receptor: excitatory").Diagnostics).Code);
    }
}
