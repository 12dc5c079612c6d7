namespace Brainloom.Engine;

/// <summary>A stimulus at one site, as the simulation asks it to act.</summary>
public abstract class StimulusAction
{
    /// <summary>Acts for one step, before the neurons advance.</summary>
    /// <param name="step">The step, which ends at the time step · dt.</param>
    public abstract void Act(long step);
}
