using System.Collections.Immutable;
using Brainloom.Analysis;
using Brainloom.Model;

namespace Brainloom.Cli.Runs;

/// <summary>The observations of a document in the form that a run is judged by.</summary>
static class Expectations
{
    /// <summary>All observations of a model.</summary>
    public static ImmutableArray<Observation> Of(CompiledModel model) => [.. model.Observations.Select(spec => Of(spec, model))];

    /// <summary>Their reference distributions, for figures.</summary>
    public static ImmutableArray<ReferenceDistribution> References(CompiledModel model) =>
    [
        .. Of(model).OfType<DistributionObservation>()
            .Select(observation => new ReferenceDistribution(observation.Population, observation.Statistic, observation.Reference, observation.Source)),
    ];

    static Observation Of(ObservationSpec spec, CompiledModel model)
    {
        var statistic = Statistic.Named(spec.Statistic)!;
        string source = spec.Source is { } key && model.Document.Sources.TryGetValue(key, out var found) ? found.Citation : spec.Source ?? "";
        return spec.Quantiles.Length > 0
            ? new DistributionObservation
            {
                Name = spec.Name,
                Population = spec.Population,
                Statistic = statistic,
                Window = spec.Duration,
                Source = source,
                Reference = new QuantileTable(spec.Levels, spec.Quantiles),
                MaximumDistance = spec.MaximumDistance ?? 1,
            }
            : new MeanObservation
            {
                Name = spec.Name,
                Population = spec.Population,
                Statistic = statistic,
                Window = spec.Duration,
                Source = source,
                Low = spec.Lowest,
                High = spec.Highest,
            };
    }
}
