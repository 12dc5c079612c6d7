namespace Brainloom.Engine;

/// <summary>Constant current.</summary>
/// <remarks>With delay d, the current acts in the steps that end from start + d + dt to stop + d.</remarks>
[Stimulus("dc_generator"), Counterpart("nest", "dc_generator")]
[Citation("10.4249/scholarpedia.1430", "Gewaltig and Diesmann 2007, NEST")]
public sealed record DcGenerator : IStimulus
{
    /// <summary>Amplitude of the current.</summary>
    [Unit("pA")] public double amplitude { get; init; }

    /// <summary>Time of activation.</summary>
    [Unit("ms"), NonNegative] public double start { get; init; }

    /// <summary>Time of deactivation.</summary>
    [Unit("ms"), NonNegative] public double stop { get; init; } = double.PositiveInfinity;

    /// <inheritdoc/>
    public bool InjectsCurrent => true;

    /// <inheritdoc/>
    public StimulusAction Prepare(StimulusSite site) => new Action(this, site);

    sealed class Action(DcGenerator generator, StimulusSite site) : StimulusAction
    {
        readonly long first = site.StepAt(generator.start) + site.Delay + 1, end = site.StepAt(generator.stop) + site.Delay + 1;

        // the current stays until it is taken away
        public override void Act(long step)
        {
            if (step == first && first < end) site.AddToAll(generator.amplitude);
            else if (step == end && first < end) site.AddToAll(-generator.amplitude);
        }
    }
}
