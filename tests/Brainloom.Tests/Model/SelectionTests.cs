using Brainloom.Engine;
using Brainloom.Model;
using Xunit;

namespace Brainloom.Tests.Model;

public sealed class SelectionTests
{
    // 10 x 10 neurons at distances of 0.1 mm around the origin, x from -0.45 to 0.45 mm
    const string Populations = """
        parameters: {r: 0.12 mm}
        populations:
          E: {model: iaf_psc_exp, positions: {grid: {shape: [10, 10], extent: [1 mm, 1 mm]}, period: [1 mm, 1 mm]}}
          N: {model: iaf_psc_exp, size: 1000}

        """;

    static NodeCollection Target(string choice) => Documents.Network($"{Populations}stimuli: {{s: {{stimulus: {{dc_generator: {{amplitude: 1 pA}}}}, target: {choice}}}}}").Stimuli[0].Target;

    static int[] Neurons(NodeCollection nodes) => [.. nodes.Ranges.SelectMany(range => Enumerable.Range(range.Start, range.Count))];

    [Fact]
    public void AMaskChoosesByPosition()
    {
        // the four neurons around 0.2, 0.1 mm
        Assert.Equal([65, 66, 75, 76], Neurons(Target("{population: E, mask: {disc: {radius: 0.08 mm}}, center: [0.2 mm, 0.1 mm]}")));
        var outside = Target("{population: E, mask: {disc: {radius: 0.08 mm}}, center: [0.2 mm, 0.1 mm], outside: true}");
        Assert.Equal(96, outside.Count);
        Assert.Equal([new NodeRange(0, 0, 65), new NodeRange(0, 67, 8), new NodeRange(0, 77, 23)], outside.Ranges);
        Assert.Equal([50, 51, 52, 53], Neurons(Target("""{population: "E[50:54]", mask: {box: {min_x: 0 mm}}}""")));
    }

    [Fact]
    public void AMaskFollowsThePeriod() =>
        // the four corners meet
        Assert.Equal([0, 9, 90, 99], Neurons(Target("{population: E, mask: {disc: {radius: 0.08 mm}}, center: [0.5 mm, -0.5 mm]}")));

    [Fact]
    public void ASampleHasItsSizeAndIsUniform()
    {
        var counts = new int[1000];
        for (int seed = 1; seed <= 200; seed++)
        {
            var compiled = Documents.Compile(Populations + "stimuli: {s: {stimulus: {dc_generator: {amplitude: 1 pA}}, target: {population: N, sample: 100}}}", new CompileOptions { Seed = (ulong)seed });
            int[] chosen = Neurons(Documents.Flawless(compiled).Network!.Stimuli[0].Target);
            Assert.Equal(100, chosen.Distinct().Count());
            Assert.Equal(chosen.Order(), chosen);
            foreach (int neuron in chosen) counts[neuron]++;
        }
        // each neuron is in a tenth of 200 samples: chi-square over 1000 neurons, variance 18 each; 5 standard deviations
        Assert.InRange(counts.Sum(count => (count - 20.0) * (count - 20) / 18), 1000 - 5 * Math.Sqrt(2000), 1000 + 5 * Math.Sqrt(2000));
    }

    [Fact]
    public void ANamedSampleIsTheSameEverywhere()
    {
        var network = Documents.Network(Populations + """
            stimuli:
              a: {stimulus: {dc_generator: {amplitude: 1 pA}}, target: {population: N, sample: {size: 30, name: csn}}}
              b: {stimulus: {dc_generator: {amplitude: 1 pA}}, target: {population: N, sample: 30}}
              c: {stimulus: {dc_generator: {amplitude: 1 pA}}, target: {population: N, sample: 30}}
            projections:
              p: {source: {population: N, sample: {size: 30, name: csn}}, target: E, rule: all_to_all, weight: 1 pA, delay: 1 ms}
            recorders: {v: {recorder: spike_recorder, target: {population: N, sample: {size: 30, name: csn}}}}
            """);
        var named = network.Stimuli[0].Target;
        Assert.Equal(named, network.Projections[0].Source);
        Assert.Equal(named, network.Recorders[0].Target);
        Assert.NotEqual(named, network.Stimuli[1].Target);
        Assert.NotEqual(network.Stimuli[1].Target, network.Stimuli[2].Target);
    }

    [Fact]
    public void IncludedDocumentsDrawTheirOwnSamples()
    {
        var part = ("part.yaml", "brainloom: 1\n" + Populations + "stimuli: {s: {stimulus: {dc_generator: {amplitude: 1 pA}}, target: {population: E, mask: {disc: {radius: 3 * r}}, sample: {size: 5, name: csn}}}}");
        var network = Documents.Network("""
            include: [{file: part.yaml, prefix: l/}, {file: part.yaml, prefix: r/}]
            stimuli: {again: {stimulus: {dc_generator: {amplitude: 1 pA}}, target: {population: l/E, mask: {disc: {radius: 0.36 mm}}, sample: {size: 5, name: l/csn}}}}
            """, part);
        var targets = network.Stimuli.ToDictionary(stimulus => stimulus.Name, stimulus => stimulus.Target);
        Assert.Equal(targets["l/s"], targets["again"]);
        Assert.NotEqual(Neurons(targets["l/s"]), Neurons(targets["r/s"]));
        Assert.All(targets["r/s"].Ranges, range => Assert.Equal(2, range.Population));
    }

    [Fact]
    public void RowsAndPopulationsMayBeChosenFrom()
    {
        var network = Documents.Network(Populations + """
            projections:
              c: {table: c.csv, source: N, target: {population: {column: post}, mask: {disc: {radius: radius}}, sample: n}, rule: all_to_all, weight: 1 pA, delay: 1 ms}
            """, ("c.csv", "post,radius [um],n\nE,80,2\n"));
        Assert.Equal("c/N->E", network.Projections[0].Name);
        Assert.All(Neurons(network.Projections[0].Target), neuron => Assert.Contains(neuron, new[] { 44, 45, 54, 55 }));
        Assert.Equal(2, network.Projections[0].Target.Count);
        Assert.Equal(1, Target("[{population: \"E[45:]\", mask: {disc: {radius: 0.08 mm}}, sample: 1}, N]").Count);
    }

    [Theory]
    [InlineData("{population: N, mask: {disc: {radius: r}}}", "no-positions")]
    [InlineData("{population: E, mask: {disc: {radius: r}}, center: [3 mm, 0 mm, 0 mm, 0 mm]}", "wrong-form")]
    [InlineData("{population: E, mask: {box: {min_x: 2 mm}}}", "bad-selection")]
    [InlineData("{population: E, sample: 101}", "bad-selection")]
    [InlineData("{population: E, sample: 0}", "bad-selection")]
    [InlineData("{population: E, sample: 1.5}", "not-whole")]
    [InlineData("{population: E, sample: {name: x}}", "missing-key")]
    [InlineData("{population: E, center: [0 mm, 0 mm]}", "wrong-form")]
    [InlineData("{population: E, maks: {disc: {radius: r}}}", "unknown-key")]
    [InlineData("{mask: {disc: {radius: r}}}", "missing-key")]
    [InlineData("{population: E, mask: {disc: {radius: 0.1}}}", "missing-unit")]
    [InlineData("[[E]]", "wrong-form")]
    public void MistakesAreNamed(string choice, string code)
    {
        var compiled = Documents.Compile($"{Populations}stimuli: {{s: {{stimulus: {{dc_generator: {{amplitude: 1 pA}}}}, target: {choice}}}}}");
        Assert.Equal(code, Assert.Single(compiled.Diagnostics).Code);
    }
}
