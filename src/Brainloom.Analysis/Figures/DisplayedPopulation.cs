using Brainloom.Engine;
using Brainloom.Model;

namespace Brainloom.Analysis;

/// <summary>How a population appears in figures and tables.</summary>
/// <param name="Name">Name in the recording.</param>
/// <param name="Label">Name to show.</param>
/// <param name="Sign">What its neurons do to their targets.</param>
public sealed record DisplayedPopulation(string Name, string Label, Sign Sign)
{
    /// <summary>Category of populations that pass spikes on and are no neurons of the brain.</summary>
    public const string RelayCategory = "relay";

    /// <summary>Number of neurons.</summary>
    public int Neurons { get; init; }

    /// <summary>Large part of the brain, such as cerebral cortex; empty when the document does not say.</summary>
    public string Category { get; init; } = "";

    /// <summary>Region; empty when the document does not say.</summary>
    public string Region { get; init; } = "";

    /// <summary>Layer or nucleus; empty when the document does not say.</summary>
    public string Layer { get; init; } = "";

    /// <summary>Neuron type; empty when the document does not say.</summary>
    public string Type { get; init; } = "";

    /// <summary>Where the neurons are; null when the document does not say.</summary>
    public Positions? Positions { get; init; }

    /// <summary>Whether it only passes spikes on.</summary>
    public bool IsRelay => Category == RelayCategory;

    /// <summary>The label below the heading of its region: what follows the last slash.</summary>
    public string ShortLabel => Label[(Label.LastIndexOf('/') + 1)..];

    /// <summary>A population as the document describes it.</summary>
    public static DisplayedPopulation Of(PopulationSpec population) => new(population.Name, population.Name, population.Sign switch
    {
        1 => Sign.Excitatory,
        -1 => Sign.Inhibitory,
        _ => Sign.Unknown,
    })
    {
        Neurons = population.Size,
        Category = population.Tags.GetValueOrDefault("category", ""),
        Region = population.Tags.GetValueOrDefault("region", ""),
        Layer = population.Tags.GetValueOrDefault("layer", ""),
        Type = population.Tags.GetValueOrDefault("type", ""),
        Positions = population.Positions,
    };
}
