using System.Collections.Immutable;
using Brainloom.Engine;

namespace Brainloom.Analysis;

/// <summary>What figures are drawn from.</summary>
public sealed record FigureInput
{
    /// <summary>Populations above which figures give each less room.</summary>
    public const int Many = 24;

    /// <summary>What was recorded.</summary>
    public required Recording Recording { get; init; }

    /// <summary>Its statistics.</summary>
    public required RunStatistics Statistics { get; init; }

    /// <summary>Populations to show, the first on top.</summary>
    public required ImmutableArray<DisplayedPopulation> Populations { get; init; }

    /// <summary>The run.</summary>
    public required RunHeader Header { get; init; }

    /// <summary>Reference distributions to draw behind the measured ones.</summary>
    public ImmutableArray<ReferenceDistribution> References { get; init; } = [];

    /// <summary>Synapses between populations; null where they were not counted.</summary>
    public CountedConnectivity? Connectivity { get; init; }

    /// <summary>The populations to show, without those that only pass spikes on.</summary>
    public ImmutableArray<DisplayedPopulation> Neurons => [.. Populations.Where(population => !population.IsRelay)];

    /// <summary>Whether more populations were recorded than have room for a distribution each.</summary>
    public bool HasMany => Recorded.Length > Many;

    /// <summary>The populations to show whose spikes were recorded, with their spikes and statistics.</summary>
    public ImmutableArray<RecordedPopulation> Recorded
    {
        get
        {
            var spikes = Recording.Spikes.ToDictionary(s => s.Population);
            var statistics = Statistics.Populations.ToDictionary(s => s.Name);
            return
            [
                .. Populations.Where(p => spikes.ContainsKey(p.Name) && statistics.ContainsKey(p.Name))
                    .Select(p => new RecordedPopulation(p, spikes[p.Name], statistics[p.Name])),
            ];
        }
    }
}
