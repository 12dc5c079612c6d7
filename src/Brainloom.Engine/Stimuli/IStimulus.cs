namespace Brainloom.Engine;

/// <summary>Something that acts on neurons from outside the network.</summary>
public interface IStimulus
{
    /// <summary>Whether it injects a current; otherwise it sends spikes.</summary>
    bool InjectsCurrent { get; }

    /// <summary>Makes the stimulus ready for neighbouring neurons of one population.</summary>
    StimulusAction Prepare(StimulusSite site);
}
