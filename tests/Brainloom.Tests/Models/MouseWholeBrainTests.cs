using Brainloom.Engine;
using Brainloom.Tests.Model;
using Xunit;

namespace Brainloom.Tests.Models;

/// <summary>The mouse whole brain: its structure, its size, and a hundredth of it that runs.</summary>
public sealed class MouseWholeBrainTests
{
    // the relays and the basal ganglia fire from the beginning [ms]
    const double Duration = 20;

    [Fact]
    public void StructureIsThatOfTheTalk()
    {
        var compiled = BrainModels.Compiled("mouse-whole-brain");
        var neurons = compiled.Populations.Where(BrainModels.IsNeuron).ToList();
        var regions = neurons.GroupBy(population => (population.Tags["category"], population.Tags["region"])).ToDictionary(
            group => group.Key,
            group => (Neurons: group.Sum(population => population.Size), Layers: group.Select(population => population.Tags["layer"]).Distinct().Count(),
                Types: group.Select(population => (population.Tags["layer"], population.Tags["type"])).Distinct().Count()));
        Assert.Equal((58_805, 5, 19), regions[("Ctx", "M1")]);
        Assert.Equal((94_396, 7, 22), regions[("Ctx", "S1")]);
        Assert.Equal((8_192, 2, 4), regions[("TH", "VL")]);
        Assert.Equal((8_192, 2, 4), regions[("TH", "VM")]);
        Assert.Equal((10_976, 5, 5), regions[("BG", "BG")]);
        Assert.Equal((414_720, 6, 6), regions[("CB", "CB M1")]);
        Assert.Equal((414_720, 6, 6), regions[("CB", "CB S1")]);
        Assert.Equal(7, regions.Count);
        Assert.Equal(1_010_001, neurons.Sum(population => population.Size));
        Assert.Equal(33, regions.Values.Sum(region => region.Layers));
        // the talk counts 21 types in S1 and so 65 in all
        Assert.Equal(66, regions.Values.Sum(region => region.Types));
    }

    [Fact]
    public void SynapsesAreThoseOfThePublishedBuild()
    {
        var synapses = BrainModels.Synapses(BrainModels.Network("mouse-whole-brain"));
        Assert.Equal(1.589e9, synapses.Values.Sum(), .005 * 1.589e9);
        double Region(string prefix) => synapses.Where(projection => projection.Key.StartsWith(prefix, StringComparison.Ordinal)).Sum(projection => projection.Value);
        Assert.Equal(546_739_983, Region("M1/"), .0005 * 546_739_983);
        Assert.Equal(405_442_345, Region("S1/"), .0005 * 405_442_345);
        Assert.Equal(2 * 313_101_889.0, Region("CB_"), .0005 * 2 * 313_101_889);
        Assert.Equal(4_871_032, Region("BG/"));
        var table = new BrainTable("mouse-whole-brain", "coupling.csv");
        foreach (var row in table.Rows.Where(row => !table.Word(row, "pre").StartsWith("BG", StringComparison.Ordinal)))
            Assert.Equal(table.Number(row, "contacts"), synapses[$"between/{table.Word(row, "pre")}->{table.Word(row, "post")}"], .005 * table.Number(row, "contacts") + 1);
    }

    [Fact]
    public void TunedChangesNoStructureButTheProbabilitiesOfTheCerebellum()
    {
        var network = BrainModels.Network("mouse-whole-brain", "dynamics=tuned");
        var synapses = BrainModels.Synapses(network);
        var published = BrainModels.Synapses(BrainModels.Network("mouse-whole-brain"));
        foreach (var (name, expected) in published)
        {
            // decision 3: the written probabilities of go to gr and of gr to go
            double share = name.EndsWith("/go->gr", StringComparison.Ordinal) ? .025 : name.EndsWith("/gr->go", StringComparison.Ordinal) ? .05 : 1;
            Assert.Equal(share * expected, synapses[name], 1e-6 * expected);
        }
        // pontine cells get Poisson spikes on top of those of the cortex
        Assert.Equal(published.Count, synapses.Count);
        Assert.Equal(2, network.Stimuli.Count(stimulus => stimulus.Name.EndsWith("/pons", StringComparison.Ordinal)));
    }

    [Fact]
    public void EveryAlternativeOfTheCouplingCompiles()
    {
        var choices = BrainModels.Compiled("mouse-whole-brain", "side=0.1mm").Choices.Where(choice => choice.Prefix.Length == 0).ToList();
        Assert.Equal(["pons_weights", "edge_fixes", "coupling"], choices.Select(choice => choice.Variant));
        foreach (var choice in choices)
            foreach (var alternative in choice.Alternatives)
                BrainModels.Compiled("mouse-whole-brain", "side=0.1mm", $"{choice.Variant}={alternative.Name}");
    }

    [Theory]
    [InlineData("mouse", 13.69e6)]
    [InlineData("human", 16.34e9)]
    public void PresetsHoldTheCorticalNeuronsOfASpecies(string species, double cortical)
    {
        var compiled = BrainModels.Compiled("mouse-whole-brain/species.yaml", "species=" + species);
        double nodes = Math.Ceiling(cortical / 153_201 / 4);
        // lattices are rounded per axis
        Assert.Equal(cortical, nodes * compiled.Populations.Where(population => population.Tags["category"] == "Ctx").Sum(population => (double)population.Size), .02 * cortical);
    }

    [Fact]
    public void AHundredthRuns()
    {
        var network = BrainModels.Network("mouse-whole-brain", "side=0.1mm");
        string Hash(int threads)
        {
            using var built = new NetworkBuilder(network, threads).Build(null, TestContext.Current.CancellationToken);
            using var simulation = new Simulation(built);
            simulation.Run((long)Math.Round(Duration / network.dt));
            Assert.NotEqual(0, simulation.Spikes);
            return simulation.SpikeHash;
        }
        Assert.Equal(Hash(1), Hash(2));
    }
}
