using Brainloom.Analysis;
using Xunit;

namespace Brainloom.Tests.Analysis;

public class StructureTableTests
{
    [Fact]
    public void Regions_are_counted_in_the_order_of_the_model_and_relays_apart()
    {
        var table = StructureTable.Of(
        [
            Population("M1/L1_ENGC", "cortex", "M1", "L1", "ENGC", 30), Population("M1/L5_PV", "cortex", "M1", "L5", "PV", 20), Population("M1/L6_PV", "cortex", "M1", "L6", "PV", 10),
            Population("BG/MSN", "basal ganglia", "BG", "MSN", "", 5), Population("BG/CSN", DisplayedPopulation.RelayCategory, "BG", "", "", 300),
            Population("M1/L6_CT", "cortex", "M1", "L6", "CT", 40),
        ]);
        Assert.Equal([new StructureTable.Row("cortex", "M1", 100, 3, 4), new StructureTable.Row("basal ganglia", "BG", 5, 1, 1)], table.Rows);
        Assert.Equal([new StructureTable.Relay("BG", 1, 300)], table.Relays);
        Assert.Equal((105, 300, true), (table.Neurons, table.RelayNeurons, table.IsTold));
    }

    [Fact]
    public void Without_tags_there_is_nothing_to_tell()
    {
        var table = StructureTable.Of([Population("E", "", "", "", "", 80), Population("I", "", "", "", "", 20)]);
        Assert.Equal(new StructureTable.Row("", "", 100, 0, 2), Assert.Single(table.Rows));
        Assert.False(table.IsTold);
    }

    static DisplayedPopulation Population(string name, string category, string region, string layer, string type, int neurons) =>
        new(name, name, Sign.Unknown) { Category = category, Region = region, Layer = layer, Type = type, Neurons = neurons };
}
