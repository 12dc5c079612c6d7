namespace Brainloom.Engine;

/// <summary>Something that acts on neurons from outside the network.</summary>
public interface IStimulus
{
    /// <summary>Whether it injects a current; otherwise it sends spikes.</summary>
    bool InjectsCurrent { get; }

    /// <summary>Makes the stimulus ready for neighbouring neurons of one population.</summary>
    StimulusAction Prepare(StimulusSite site);
}

/// <summary>A stimulus at one site, as the simulation asks it to act.</summary>
public abstract class StimulusAction
{
    /// <summary>Acts for one step, before the neurons advance.</summary>
    /// <param name="step">The step, which ends at the time step · dt.</param>
    public abstract void Act(long step);
}
