using System.Text.Json;
using System.Text.Json.Nodes;
using Brainloom.Engine;
using Brainloom.Model;
using Xunit;

namespace Brainloom.Tests.Model;

/// <summary>The example models, against the derived quantities of the same networks in NEST.</summary>
public sealed class ModelsTests
{
    static readonly string[] Names = ["L23E", "L23I", "L4E", "L4I", "L5E", "L5I", "L6E", "L6I"];

    static readonly JsonArray Networks = JsonNode.Parse(File.ReadAllText(Files.Test("Reference", "microcircuit_scaling.json")))!["networks"]!.AsArray();

    public static TheoryData<int> Scales => [.. Enumerable.Range(0, Networks.Count)];

    [Theory]
    [InlineData("microcircuit")]
    [InlineData("microcircuit", "drive=dc")]
    [InlineData("brunel")]
    [InlineData("brunel", "synapse=alpha")]
    [InlineData("hpc-benchmark")]
    public void Compile(string name, params string[] sets) => Compiled(name, 1, sets);

    [Theory, MemberData(nameof(Scales))]
    public void MicrocircuitScalesAsInNest(int index)
    {
        var reference = Networks[index]!;
        double scale = reference["scale"]!.GetValue<double>();
        string drive = reference["drive"]!.GetValue<string>();
        var network = Compiled("microcircuit", scale, "drive=" + drive).Network!;

        Assert.Equal(Names, network.Populations.Select(population => population.Name));
        Assert.Equal(reference["num_neurons"].Deserialize<int[]>()!, network.Populations.Select(population => population.Size));

        var synapses = reference["num_synapses"].Deserialize<long[][]>()!;
        var weights = reference["weight_matrix_mean"].Deserialize<double[][]>()!;
        var projections = network.Projections.ToDictionary(projection => (projection.Target.Ranges[0].Population, projection.Source.Ranges[0].Population));
        Assert.Equal(synapses.Sum(row => row.Count(n => n > 0)), projections.Count);
        for (int target = 0; target < 8; target++)
            for (int source = 0; source < 8; source++)
                if (synapses[target][source] > 0)
                {
                    var projection = projections[(target, source)];
                    Assert.Equal(synapses[target][source], Assert.IsType<FixedTotalNumber>(projection.Rule).N);
                    var weight = Assert.IsType<Normal>(projection.Synapses[0].Weight);
                    Assert.Equal(weights[target][source], weight.mean, 1e-9 * Math.Abs(weight.mean));
                    Assert.Equal(.1 * Math.Abs(weight.mean), weight.std, 1e-9);
                }

        var currents = reference["DC_amp"].Deserialize<double[]>()!;
        for (int i = 0; i < 8; i++)
        {
            double amplitude = network.Stimuli.Where(stimulus => stimulus.Target.Ranges[0].Population == i).Select(stimulus => stimulus.Stimulus).OfType<DcGenerator>().Sum(dc => dc.amplitude);
            Assert.Equal(currents[i], amplitude, 1e-3);
        }
        if (drive != "poisson") return;
        var rates = reference["ext_indegrees"].Deserialize<int[]>()!.Select(n => 8.0 * n).ToArray();
        var generators = network.Stimuli.Where(stimulus => stimulus.Stimulus is PoissonGenerator).ToArray();
        for (int i = 0; i < 8; i++)
        {
            Assert.Equal(rates[i], ((PoissonGenerator)generators[i].Stimulus).rate, 1e-9);
            Assert.Equal(reference["weight_ext"]!.GetValue<double>(), ((Constant)generators[i].Weight).Value, 1e-9);
        }
    }

    [Fact]
    public void MicrocircuitKeepsTheNumbersOfThePaper()
    {
        var compiled = Compiled("microcircuit", 1);
        var network = compiled.Network!;
        Assert.Equal(77169, network.Populations.Sum(population => population.Size));
        Assert.Equal(298_880_968, network.Projections.Sum(projection => ((FixedTotalNumber)projection.Rule).N));
        Assert.All(network.Populations, population => Assert.Equal(
            new IafPscExp { E_L = -65, V_th = -50, V_reset = -65, C_m = 250, tau_m = 10, tau_syn_ex = .5, tau_syn_in = .5, t_ref = 2 }, population.Neuron));
        Assert.Equal(new Normal { mean = -68.28, std = 5.36 }, network.Populations[0].InitialState["V_m"]);
        var excitatory = network.Projections.First(projection => projection.Source.Ranges[0].Population == 0).Synapses[0];
        var inhibitory = network.Projections.First(projection => projection.Source.Ranges[0].Population == 1).Synapses[0];
        Assert.Equal(new Normal { mean = 1.5, std = .75, Minimum = .05 }, excitatory.Delay);
        Assert.Equal(new Normal { mean = .75, std = .375, Minimum = .05 }, inhibitory.Delay);
        Assert.Equal(0, ((Distribution)excitatory.Weight).Minimum);
        Assert.Equal(double.NegativeInfinity, ((Distribution)inhibitory.Weight).Minimum);
        Assert.Equal(0, ((Distribution)inhibitory.Weight).Maximum);
        Assert.Equal(32, compiled.Observations.Length);
        Assert.All(compiled.Observations, observation => Assert.Equal("nest-run", observation.Source));
        Assert.Equal((500, 1000), (compiled.Warmup, compiled.Time));
    }

    [Fact]
    public void HashDependsOnTheDocumentNotOnTheRun() =>
        Assert.Single(new[] { Compiled("microcircuit", 1), Compiled("microcircuit", .1), Compiled("microcircuit", .5, "drive=dc") }.Select(compiled => compiled.DocumentHash).Distinct());

    [Theory]
    [InlineData("delta", .1, -.5, 20000, 31.99)]
    [InlineData("alpha", 20.68015524367846, -103.4007762183923, 17789.007714721884, 28.798)]
    public void BrunelFollowsNest(string synapse, double excitatory, double inhibitory, double rate, double expected)
    {
        var compiled = Compiled("brunel", 1, "synapse=" + synapse);
        var network = compiled.Network!;
        Assert.Equal([excitatory, inhibitory], network.Projections.Select(projection => Math.Round(((Constant)projection.Synapses[0].Weight).Value, 9)), Near);
        Assert.Equal([1000, 250], network.Projections.Select(projection => ((FixedIndegree)projection.Rule).indegree));
        Assert.All(network.Stimuli, stimulus => Assert.Equal(rate, ((PoissonGenerator)stimulus.Stimulus).rate, 1e-6));
        Assert.Equal(expected, compiled.Observations[0].Expected!.Value, 1e-9);
        Assert.Equal(.98 * expected, compiled.Observations[0].Lowest, 1e-9);
    }

    [Theory]
    [InlineData(1, 9000)]
    [InlineData(2, 18000)]
    public void BenchmarkKeepsInputsWhenItGrows(double scale, int neurons)
    {
        var network = Compiled("hpc-benchmark", scale).Network!;
        Assert.Equal(neurons, network.Populations[0].Size);
        Assert.Equal([9000, 2250], network.Projections.Select(projection => ((FixedIndegree)projection.Rule).indegree));
        Assert.Equal([45.609600316540956, -228.04800158270479], network.Projections.Select(projection => ((Constant)projection.Synapses[0].Weight).Value), Near);
        Assert.Equal(20856.037200898867, ((PoissonGenerator)network.Stimuli[0].Stimulus).rate, 1e-6);
    }

    [Fact]
    public void ScaledBrunelKeepsItsMeanInput()
    {
        const double k = .2, tau_m = 20, r = 32;
        var full = Compiled("brunel", 1).Network!;
        var scaled = Compiled("brunel", k).Network!;
        Assert.Equal(Mean(full), Mean(scaled), 1e-9);

        static double Mean(NetworkDescription network)
        {
            double events = network.Projections.Sum(projection => ((FixedIndegree)projection.Rule).indegree * ((Constant)projection.Synapses[0].Weight).Value * r)
                + ((PoissonGenerator)network.Stimuli[0].Stimulus).rate * ((Constant)network.Stimuli[0].Weight).Value;
            double current = network.Stimuli.Where(stimulus => stimulus.Name == "scaling/E").Sum(stimulus => ((DcGenerator)stimulus.Stimulus).amplitude);
            return events * tau_m / 1000 + current * tau_m;
        }
    }

    [Theory]
    [InlineData("microcircuit")]
    [InlineData("brunel")]
    [InlineData("hpc-benchmark")]
    public void EveryNumberHasItsSource(string name)
    {
        var numbers = ModelDocument.Load(Files.Model(name)).Values.Where(value =>
            !value.Path.StartsWith("simulation.", StringComparison.Ordinal) && value.Text.Any(char.IsAsciiDigit) && Expression.Parse(value.Text).IsLiteral && value.Text != "0 mV");
        Assert.Empty(numbers.Where(value => value.Source is null).Select(value => $"{value.Path}: {value.Text}"));
    }

    static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-8 * Math.Abs(a);

    static CompiledModel Compiled(string name, double scale, params string[] sets)
    {
        var compiled = ModelCompiler.Compile(ModelDocument.Load(Files.Model(name)), new CompileOptions { Scale = scale, Sets = [.. sets] });
        Assert.Empty(compiled.Diagnostics);
        Assert.True(compiled.Succeeded);
        return compiled;
    }
}
