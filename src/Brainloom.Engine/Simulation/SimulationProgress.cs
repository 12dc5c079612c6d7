namespace Brainloom.Engine;

/// <summary>How far a run has come.</summary>
/// <param name="Step">Last step done.</param>
/// <param name="FirstStep">Step at which the run began.</param>
/// <param name="LastStep">Step at which it ends.</param>
/// <param name="Spikes">Spikes since measuring began.</param>
/// <param name="Elapsed">Time since the run began.</param>
public readonly record struct SimulationProgress(long Step, long FirstStep, long LastStep, long Spikes, TimeSpan Elapsed);
