namespace Brainloom.Engine;

/// <summary>Records the time and sender of every spike.</summary>
[Recorder("spike_recorder"), Counterpart("nest", "spike_recorder")]
public sealed record SpikeRecorder;
