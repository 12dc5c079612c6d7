using Brainloom.Engine;

namespace Brainloom.Analysis;

/// <summary>A population as figures need it.</summary>
/// <param name="Display">How it appears.</param>
/// <param name="Spikes">Its spikes.</param>
/// <param name="Statistics">Their statistics.</param>
public sealed record RecordedPopulation(DisplayedPopulation Display, SpikeRecording Spikes, PopulationStatistics Statistics);
