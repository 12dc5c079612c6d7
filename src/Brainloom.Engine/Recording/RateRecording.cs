namespace Brainloom.Engine;

/// <summary>Spike counts of the neurons that a recorder observes, in bins.</summary>
/// <param name="Recorder">Name of the recorder.</param>
/// <param name="Neurons">Number of neurons observed.</param>
/// <param name="BinSteps">Width of a bin in steps.</param>
/// <param name="Counts">Spikes per bin; bin i covers the steps after FirstStep + i·BinSteps, up to and with FirstStep + (i+1)·BinSteps. The last may not be full.</param>
public sealed record RateRecording(string Recorder, int Neurons, int BinSteps, ReadOnlyMemory<int> Counts);
