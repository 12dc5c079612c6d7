namespace Brainloom.Engine;

/// <summary>Time that a simulation spent in its phases [s], averaged over workers.</summary>
/// <param name="Update">Stimuli and neurons.</param>
/// <param name="Exchange">Waiting for other workers, merging spikes and scheduling their synapses.</param>
/// <param name="Draw">Drawing rows that are not stored.</param>
/// <param name="Deliver">Adding synaptic weights to accumulators.</param>
/// <param name="Record">Recorders.</param>
public readonly record struct Phases(double Update, double Exchange, double Draw, double Deliver, double Record);
