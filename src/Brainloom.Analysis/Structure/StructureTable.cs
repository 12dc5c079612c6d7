using System.Collections.Immutable;

namespace Brainloom.Analysis;

/// <summary>What a brain model consists of: neurons, layers and neuron types by region.</summary>
/// <param name="Rows">Regions, in the order of the model.</param>
/// <param name="Neurons">Neurons of all regions.</param>
/// <param name="Relays">Populations that only pass spikes on; they are counted nowhere else.</param>
public sealed record StructureTable(ImmutableArray<StructureTable.Row> Rows, long Neurons, ImmutableArray<StructureTable.Relay> Relays)
{
    /// <summary>A region.</summary>
    /// <param name="Category">Large part of the brain; empty when the document does not say.</param>
    /// <param name="Region">Name; empty when the document does not say.</param>
    /// <param name="Neurons">Neurons.</param>
    /// <param name="Layers">Layers or nuclei.</param>
    /// <param name="Types">Neuron types: a type that occurs in several layers counts in each.</param>
    public sealed record Row(string Category, string Region, long Neurons, int Layers, int Types);

    /// <summary>Relays of one region.</summary>
    /// <param name="Region">Region; empty when the document does not say.</param>
    /// <param name="Populations">Populations.</param>
    /// <param name="Neurons">Neurons.</param>
    public sealed record Relay(string Region, int Populations, long Neurons);

    /// <summary>Neurons that only pass spikes on.</summary>
    public long RelayNeurons => Relays.Sum(relay => relay.Neurons);

    /// <summary>Whether the document says of any population where it belongs.</summary>
    public bool IsTold => Rows.Any(row => row.Category.Length + row.Region.Length > 0);

    /// <summary>The table of some populations.</summary>
    public static StructureTable Of(IEnumerable<DisplayedPopulation> populations)
    {
        var all = populations.ToLookup(population => population.IsRelay);
        var rows = all[false].GroupBy(population => (population.Category, population.Region)).Select(region => new Row(
            region.Key.Category, region.Key.Region, region.Sum(population => (long)population.Neurons),
            region.Select(population => population.Layer).Where(layer => layer.Length > 0).Distinct().Count(),
            region.Select(population => (population.Layer, population.Type.Length > 0 ? population.Type : population.Name)).Distinct().Count()));
        var relays = all[true].GroupBy(population => population.Region)
            .Select(region => new Relay(region.Key, region.Count(), region.Sum(population => (long)population.Neurons)));
        return new StructureTable([.. rows], all[false].Sum(population => (long)population.Neurons), [.. relays]);
    }
}
