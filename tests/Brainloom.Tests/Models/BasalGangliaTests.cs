using Brainloom.Engine;
using Brainloom.Tests.Model;
using Xunit;

namespace Brainloom.Tests.Models;

/// <summary>The basal ganglia against the derived quantities of the published code.</summary>
public sealed class BasalGangliaTests
{
    [Theory]
    [InlineData("cortical")]
    [InlineData("excitatory")]
    [InlineData("inhibitory_focused")]
    [InlineData("inhibitory_diffuse")]
    public void CountsOfBoutonsGiveTheInDegreesAndWeightsOfTheSource(string kind)
    {
        var network = BrainModels.Network("basal-ganglia");
        var projections = network.Projections.ToDictionary(projection => projection.Name);
        var table = new BrainTable("basal-ganglia", $"projections_{kind}.csv");
        foreach (var row in table.Rows)
        {
            var projection = projections[$"{kind}/{table.Word(row, "pre")}->{table.Word(row, "post")}"];
            Assert.Equal(Math.Floor(table.Number(row, "indegree")), Assert.IsType<FixedIndegree>(projection.Rule).indegree);
            double weight = table.Number(row, "weight_check");
            double[] weights = [.. projection.Synapses.Select(synapse => ((Constant)synapse.Weight).Value)];
            double[] expected = weight > 0 ? [weight, .025 * weight] : [weight];
            Assert.Equal(expected.Length, weights.Length);
            for (int i = 0; i < weights.Length; i++) Assert.Equal(expected[i], weights[i], 1e-4 * Math.Abs(expected[i]));
            Assert.Equal(weight > 0 ? ["1", "2"] : ["3"], projection.Synapses.Select(synapse => synapse.Receptor));
        }
    }

    [Theory]
    [InlineData("stn=32", 10_976, 4_871_032)]
    [InlineData("stn=64", 11_008, 4_879_768)]
    [InlineData("nmda=independent", 10_976, 4_871_032)]
    public void CountsAreThoseOfTheSource(string choice, int neurons, double synapses)
    {
        var compiled = BrainModels.Compiled("basal-ganglia", choice);
        Assert.Equal(neurons, BrainModels.Neurons(compiled));
        Assert.Equal(synapses, BrainModels.Synapses(compiled.Network!).Values.Sum());
    }

    [Fact]
    public void ActionSelectionHasTheSizeOfItsSource()
    {
        var compiled = BrainModels.Compiled("basal-ganglia/action-selection.yaml");
        Assert.Equal(3 * 10_976, BrainModels.Neurons(compiled));
        var network = compiled.Network!;
        // the source says about; 36 further ones repeat the spikes of GPi
        double synapses = BrainModels.Synapses(network).Values.Sum();
        Assert.Equal(14_622_216, synapses - 36);
        var extra = network.Stimuli.Where(stimulus => stimulus.Name is "CSN_1" or "PTN_2").ToList();
        Assert.All(extra, stimulus => Assert.Equal(200, stimulus.Target.Count));
        Assert.Equal([17, 15.3], extra.Select(stimulus => Math.Round(((PoissonGenerator)stimulus.Stimulus).rate, 9)));
    }

    [Theory]
    [InlineData(1, 46_976)]
    [InlineData(4, 751_616)]
    [InlineData(9, 3_805_056)]
    [InlineData(17, 13_576_064)]
    public void SheetsHaveTheSizesOfTheTalk(int side, int neurons) =>
        Assert.Equal(neurons, BrainModels.Network("basal-ganglia", $"side={side}mm").Populations.Sum(population => population.Size));
}
