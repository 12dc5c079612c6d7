namespace Brainloom.Analysis;

/// <summary>A published distribution of a statistic.</summary>
/// <param name="Population">Name of the population.</param>
/// <param name="Statistic">The statistic.</param>
/// <param name="Quantiles">The distribution.</param>
/// <param name="Source">Where it comes from, as a caption states it.</param>
public sealed record ReferenceDistribution(string Population, Statistic Statistic, QuantileTable Quantiles, string Source);
