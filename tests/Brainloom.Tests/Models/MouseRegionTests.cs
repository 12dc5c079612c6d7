using Brainloom.Tests.Model;
using Xunit;

namespace Brainloom.Tests.Models;

/// <summary>Cortex, thalamus and cerebellum against the counts of the published builds.</summary>
public sealed class MouseRegionTests
{
    // totals: docs of the models; per row: the tables beside them, whose numbers are rounded to whole contacts
    const double OfRegion = .0005, OfProjection = .005, Rounding = 1;

    [Theory]
    [InlineData("mouse-m1", "published", 58_805, 546_739_983)]
    [InlineData("mouse-m1", "once", 58_805, 196_953_376)]
    [InlineData("mouse-s1", "published", 94_396, 405_442_345)]
    [InlineData("mouse-s1", "once", 94_396, 156_130_806)]
    [InlineData("cerebellum", "published", 414_720, 313_101_889)]
    [InlineData("cerebellum", "once", 414_720, 146_931_073)]
    public void CountsAreThoseOfThePublishedBuild(string model, string connectivity, int neurons, double synapses)
    {
        var compiled = BrainModels.Compiled(model, "connectivity=" + connectivity);
        Assert.Equal(neurons, compiled.Network!.Populations.Sum(population => population.Size));
        var expected = BrainModels.Synapses(compiled.Network);
        Assert.Equal(synapses, expected.Values.Sum(), OfRegion * synapses);
        string suffix = model == "mouse-s1" ? "_pickle" : "";
        int rows = 0;
        foreach (string kind in model == "cerebellum" ? new[] { "gaussian", "box" } : ["lognormal", "constant"])
        {
            var table = new BrainTable(model, $"projections_{kind}{suffix}.csv");
            foreach (var row in table.Rows)
            {
                double published = table.Number(row, "contacts_" + connectivity);
                Assert.Equal(published, expected[$"{kind}/{table.Word(row, "pre")}->{table.Word(row, "post")}"], OfProjection * published + Rounding * table.Number(row, "contacts_per_pair"));
            }
            rows += table.Rows.Count;
        }
        Assert.Equal(rows, expected.Count);
    }

    [Theory]
    [InlineData("TC_matrix", 16_384, 66_940)]
    [InlineData("RE2", 16_384, 50_205)]
    [InlineData("none", 12_288, 33_470)]
    public void ThalamusHasThreeTypesAndAFourth(string fourth, int neurons, double synapses)
    {
        var compiled = BrainModels.Compiled("mouse-thalamus", "thalamic_fourth_type=" + fourth);
        Assert.Equal(neurons, compiled.Network!.Populations.Sum(population => population.Size));
        Assert.Equal(synapses, BrainModels.Synapses(compiled.Network).Values.Sum(), .001 * synapses);
    }

    [Theory]
    [InlineData("mouse-m1")]
    [InlineData("mouse-s1")]
    public void CountsOfPopulationsAreThoseOfTheTable(string model)
    {
        var compiled = BrainModels.Compiled(model);
        var table = new BrainTable(model, "populations.csv");
        Assert.Equal(table.Rows.Select(row => table.Number(row, "neurons")), compiled.Populations.Select(population => (double)population.Size));
    }

    [Theory]
    [InlineData("mouse-m1")]
    [InlineData("mouse-s1")]
    [InlineData("mouse-thalamus")]
    [InlineData("cerebellum")]
    [InlineData("basal-ganglia")]
    public void EveryAlternativeCompiles(string model)
    {
        var choices = BrainModels.Compiled(model, "side=0.1mm").Choices;
        Assert.NotEmpty(choices);
        foreach (var choice in choices)
            foreach (var alternative in choice.Alternatives)
            {
                Assert.False(string.IsNullOrWhiteSpace(alternative.Note), $"{choice.Variant}={alternative.Name} says why");
                BrainModels.Compiled(model, "side=0.1mm", $"{choice.Variant}={alternative.Name}");
            }
    }

    [Fact]
    public void AreaFollowsTheSide()
    {
        Assert.Equal(4 * 414_720, BrainModels.Network("cerebellum", "side=2mm").Populations.Sum(population => population.Size));
        // lattices are rounded per axis, so that the number follows the area only roughly
        Assert.Equal(4 * 58_805, BrainModels.Network("mouse-m1", "side=2mm").Populations.Sum(population => population.Size), .05 * 4 * 58_805);
    }
}
