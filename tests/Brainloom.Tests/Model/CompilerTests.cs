using System.Diagnostics;
using System.Text;
using Brainloom.Engine;
using Brainloom.Model;
using Xunit;

namespace Brainloom.Tests.Model;

public sealed class CompilerTests
{
    const string Head = "brainloom: 1\n";

    [Fact]
    public void ReadsQuantitiesInUnitsOfTheEngine()
    {
        var neuron = (IafPscExp)Network("""
            parameters: {c: {value: 0.25 nF, note: measured}}
            populations:
              E: {model: iaf_psc_exp, size: 2 * 50, parameters: {C_m: c, tau_m: 0.01 s, I_e: 0.1 nA, V_th: -50 mV, E_L: {value: -0.065 V}}}
            """).Populations[0].Neuron;
        Assert.Equal(new IafPscExp { C_m = 250, tau_m = 10, I_e = 100, V_th = -50, E_L = -65 }, neuron);
    }

    [Fact]
    public void ReadsDistributions()
    {
        var network = Network("""
            populations:
              E:
                model: iaf_psc_exp
                size: 10
                parameters: {C_m: {normal: {mean: 250 pF, std: 25 pF, min: 0.1 nF, out_of_bounds: clip}}}
                initial_state: {V_m: {uniform: {low: -70 mV, high: -55 mV}}}
            projections:
              EE: {source: E, target: E, rule: all_to_all, weight: {lognormal: {mu: 3, sigma: 0.5}}, delay: {exponential: {mean: 0.002 s}}}
            """);
        Assert.Equal(new Normal { mean = 250, std = 25, Minimum = 100, OutOfBounds = OutOfBounds.Clip }, network.Populations[0].Parameters["C_m"]);
        Assert.Equal(new Uniform { low = -70, high = -55 }, network.Populations[0].InitialState["V_m"]);
        Assert.Equal(new LogNormal { mu = 3, sigma = .5 }, network.Projections[0].Synapses[0].Weight);
        Assert.Equal(new Exponential { mean = 2 }, network.Projections[0].Synapses[0].Delay);
    }

    [Fact]
    public void ReceptorsFollowTheParametersOfThePopulation()
    {
        const string Document = """
            populations:
              A: {model: iaf_psc_exp_multisynapse, size: 3, parameters: {tau_syn: [2 ms, 10 ms, 0.1 s]}, initial_state: {I_syn_3: 4 pA}}
              B: {model: iaf_psc_alpha_multisynapse, size: 3, parameters: {tau_syn: [5 ms]}}
            projections:
              slow: {source: B, target: A, rule: all_to_all, receptor: "RECEPTOR", weight: -3 pA, delay: 1 ms}
            recorders:
              states: {recorder: {state_recorder: {variables: [V_m, VARIABLE]}}, target: A}
            """;
        string Text(string receptor, string variable) => Head + Document.Replace("RECEPTOR", receptor, StringComparison.Ordinal).Replace("VARIABLE", variable, StringComparison.Ordinal);
        var network = Compile(Text("3", "I_syn_3")).Network!;
        Assert.Equal([2, 10, 100], ((IafPscExpMultisynapse)network.Populations[0].Neuron).tau_syn);
        Assert.Equal("3", network.Projections[0].Synapses[0].Receptor);
        Assert.Equal(new Constant(4), network.Populations[0].InitialState["I_syn_3"]);
        Assert.Equal("unknown-receptor", Assert.Single(Compile(Text("4", "I_syn_3")).Diagnostics).Code);
        Assert.Equal("unknown-state", Assert.Single(Compile(Text("3", "I_syn_4")).Diagnostics).Code);
    }

    [Fact]
    public void ScalesEveryDistributionOfWeights()
    {
        var network = Compile(Head + """
            scaling: {neurons: scale, indegrees: scale}
            populations: {E: {model: iaf_psc_exp, size: 100}}
            projections:
              normal: {source: E, target: E, rule: {fixed_indegree: {indegree: 40}}, weight: {normal: {mean: 10 pA, std: 1 pA, min: 4 pA}}, delay: 1 ms}
              lognormal: {source: E, target: E, rule: {pairwise_bernoulli: {p: 0.2}}, weight: {lognormal: {mu: 1, sigma: 0.5}}, delay: 1 ms}
              all: {source: E, target: E, rule: all_to_all, weight: 1 pA, delay: 1 ms}
              one: {source: E, target: E, rule: one_to_one, weight: 1 pA, delay: 1 ms}
            """, new CompileOptions { Scale = .25 }).Network!;
        var weights = network.Projections.ToDictionary(projection => projection.Name, projection => projection.Synapses[0].Weight);
        Assert.Equal(new Normal { mean = 20, std = 2, Minimum = 8 }, weights["normal"]);
        Assert.Equal(1 + Math.Log(2), ((LogNormal)weights["lognormal"]).mu, 1e-12);
        Assert.Equal(new Constant(2), weights["all"]);
        Assert.Equal(new Constant(1), weights["one"]);
        Assert.Equal(10, ((FixedIndegree)network.Projections.Single(projection => projection.Name == "normal").Rule).indegree);
        Assert.Equal((Kernel).2, ((PairwiseBernoulli)network.Projections.Single(projection => projection.Name == "lognormal").Rule).p);
    }

    [Fact]
    public void ReadsTablesAndFunctionsOfPosition()
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["model.yaml"] = Head + """
                populations:
                  E:
                    model: iaf_psc_exp
                    size: 3
                    positions: {table: cells.csv}
                    parameters: {V_th: {table: cells.csv, column: V_th, source: lab}, I_e: 100 pA * exp(-x / (1 mm))}
                sources: {lab: own measurement}
                """,
            ["cells.csv"] = "# measured\nx [mm],y [um],V_th [mV]\n0,1,-50\n1,1,-51.5\n2,1,-49\n",
        };
        var compiled = ModelCompiler.Compile(ModelDocument.Load("model.yaml", file => files[file]));
        Assert.Empty(compiled.Diagnostics);
        var parameters = compiled.Network!.Populations[0].Parameters;
        Assert.Equal([-50, -51.5, -49], ((Table)parameters["V_th"]).Items);
        Assert.Equal([100, 100 * Math.Exp(-1), 100 * Math.Exp(-2)], ((Table)parameters["I_e"]).Items, (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal([0, 1, 2], ((ListedPositions)compiled.Populations[0].Positions!).X);
    }

    [Fact]
    public void DrawsPositionsInABox()
    {
        const string text = Head + """
            populations:
              E: {model: iaf_psc_exp, size: 1000, positions: {box: {x: [0 mm, 1 mm], y: [-1 mm, 1 mm]}}, initial_state: {V_m: -65 mV + x * 5 mV/mm}}
            """;
        var first = Compile(text);
        var positions = (ListedPositions)first.Populations[0].Positions!;
        Assert.InRange(positions.X.Average(), .45f, .55f);
        Assert.InRange(positions.Y.Min(), -1, -.95f);
        Assert.All(positions.Z, z => Assert.Equal(0, z));
        Assert.All(((Table)first.Network!.Populations[0].InitialState["V_m"]).Items, V_m => Assert.InRange(V_m, -65, -60));
        Assert.Equal(positions.X, ((ListedPositions)Compile(text).Populations[0].Positions!).X);
        Assert.NotEqual(positions.X, ((ListedPositions)Compile(text, new CompileOptions { Seed = 2 }).Populations[0].Positions!).X);
    }

    [Fact]
    public void SelectsSlicesListsAndPatterns()
    {
        var network = Network("""
            populations:
              L4E: {model: iaf_psc_exp, size: 80}
              L4I: {model: iaf_psc_exp, size: 20}
              L5E: {model: iaf_psc_exp, size: 50}
            projections:
              slice: {source: "L4E[0:10]", target: "L4E[70:]", rule: all_to_all, weight: 1 pA, delay: 1 ms}
              list: {source: [L4E, "L5E[:5]"], target: "L4*", rule: all_to_all, weight: 1 pA, delay: 1 ms}
              everything: {source: all, target: L5E, rule: all_to_all, weight: 1 pA, delay: 1 ms}
            """);
        Assert.Equal(new NodeCollection(0, 0, 10), network.Projections[0].Source);
        Assert.Equal(new NodeCollection(0, 70, 10), network.Projections[0].Target);
        Assert.Equal([new NodeRange(0, 0, 80), new NodeRange(2, 0, 5)], network.Projections[1].Source.Ranges);
        Assert.Equal([new NodeRange(0, 0, 80), new NodeRange(1, 0, 20)], network.Projections[1].Target.Ranges);
        Assert.Equal(150, network.Projections[2].Source.Count);
    }

    [Fact]
    public void ReadsCollocatedSynapsesAndExplicitLists()
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["model.yaml"] = Head + """
                populations: {E: {model: iaf_psc_exp, size: 10}}
                projections:
                  pair:
                    source: E
                    target: E
                    rule: {pairwise_bernoulli: {p: 0.1, allow_autapses: false}}
                    synapses:
                      - {weight: 10 pA, delay: 1 ms, receptor: excitatory}
                      - {weight: 2 pA, delay: 1.5 ms, receptor: excitatory}
                  listed:
                    source: E
                    target: E
                    rule: {explicit: {sources: {table: list.csv, column: pre}, targets: {table: list.csv, column: post}}}
                    weight: {table: list.csv, column: weight}
                    delay: 1 ms
                """,
            ["list.csv"] = "pre,post,weight [nA]\n0,1,0.01\n3,2,0.02\n",
        };
        var compiled = ModelCompiler.Compile(ModelDocument.Load("model.yaml", file => files[file]));
        Assert.Empty(compiled.Diagnostics);
        var (pair, listed) = (compiled.Network!.Projections[0], compiled.Network.Projections[1]);
        Assert.Equal([10, 2], pair.Synapses.Select(synapse => ((Constant)synapse.Weight).Value));
        Assert.False(((PairwiseBernoulli)pair.Rule).allow_autapses);
        Assert.Equal([0, 3], ((ExplicitList)listed.Rule).sources);
        Assert.Equal([10, 20], ((Table)listed.Synapses[0].Weight).Items);
    }

    [Fact]
    public void ReadsStimuliRecordersAndObservations()
    {
        var compiled = Compile(Head + """
            populations:
              E: {model: iaf_psc_exp, size: 10, properties: {drive: 8 kHz}}
              I: {model: iaf_psc_exp, size: 10, properties: {drive: 6 kHz}}
            stimuli:
              noise: {stimulus: {poisson_generator: {rate: target.drive, start: 100 ms}}, target: [E, I], weight: 10 pA}
              train: {stimulus: {spike_generator: {spike_times: [1 ms, 0.01 s]}}, target: E, weight: 1 nA, delay: 2 ms}
            recorders:
              states: {recorder: {state_recorder: {variables: [V_m, I_syn_ex], interval: 0.5 ms}}, target: "E[0:2]"}
            observations:
              rate: {population: E, statistic: rate, expected: 0.008 kHz, tolerance: 500 mHz}
              cv: {population: E, statistic: cv_isi, interval: [0.7, 0.9], when: scale == 1}
              never: {population: E, statistic: cv_isi, interval: [0.7, 0.9], when: scale == 2}
            """);
        Assert.Empty(compiled.Diagnostics);
        Assert.Equal([("noise/E", 8000.0), ("noise/I", 6000.0)], compiled.Network!.Stimuli.Take(2).Select(stimulus => (stimulus.Name, ((PoissonGenerator)stimulus.Stimulus).rate)));
        Assert.Equal([1, 10], ((SpikeGenerator)compiled.Network.Stimuli[2].Stimulus).spike_times);
        Assert.Equal(new Constant(1000), compiled.Network.Stimuli[2].Weight);
        Assert.Equal(["V_m", "I_syn_ex"], ((StateRecorder)compiled.Network.Recorders[0].Recorder).variables);
        Assert.Equal(["rate", "cv"], compiled.Observations.Select(observation => observation.Name));
        Assert.Equal((7.5, 8.5), (compiled.Observations[0].Lowest, compiled.Observations[0].Highest));
    }

    [Fact]
    public void TakesThousandsOfProjectionsInWellUnderASecond()
    {
        var text = new StringBuilder(Head).AppendLine("parameters: {J: 87.8 pA}").AppendLine("populations:");
        for (int i = 0; i < 100; i++) text.AppendLine(FormattableString.Invariant($"  P{i}: {{model: iaf_psc_exp, size: 100}}"));
        text.AppendLine("projections:");
        for (int i = 0; i < 10_000; i++)
            text.AppendLine(FormattableString.Invariant($"  c{i}: {{source: P{i % 100}, target: P{i / 100}, rule: {{fixed_indegree: {{indegree: 10}}}}, weight: {{normal: {{mean: J, std: 0.1 * J, min: 0 pA}}}}, delay: 1.5 ms}}"));
        string document = text.ToString();
        var parsed = ModelDocument.Load("model.yaml", _ => document);
        // the fastest of some, because other tests run at the same time
        var fastest = TimeSpan.MaxValue;
        for (int i = 0; i < 5 && fastest.TotalSeconds > .5; i++)
        {
            var watch = Stopwatch.StartNew();
            Assert.Equal(10_000, ModelCompiler.Compile(parsed).Network!.Projections.Length);
            if (watch.Elapsed < fastest) fastest = watch.Elapsed;
        }
        Assert.InRange(fastest.TotalSeconds, 0, 1);
    }

    [Fact]
    public void ReportsARoundedDelayAndStillCompiles()
    {
        var compiled = Compile(Head + """
            populations: {E: {model: iaf_psc_exp, size: 10}}
            projections: {EE: {source: E, target: E, rule: all_to_all, weight: 1 pA, delay: 1.23 ms}}
            """);
        Assert.Equal("rounded-delay", Assert.Single(compiled.Diagnostics).Code);
        Assert.True(compiled.Succeeded);
    }

    static NetworkDescription Network(string text)
    {
        var compiled = Compile(Head + text);
        Assert.Empty(compiled.Diagnostics);
        return compiled.Network!;
    }

    static CompiledModel Compile(string text, CompileOptions? options = null) => ModelCompiler.Compile(ModelDocument.Load("model.yaml", _ => text), options);
}
