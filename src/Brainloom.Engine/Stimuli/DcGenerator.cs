namespace Brainloom.Engine;

/// <summary>Constant current.</summary>
/// <remarks>With delay d, the current acts in the steps that end from start + d + dt to stop + d.</remarks>
[Stimulus("dc_generator"), Counterpart("nest", "dc_generator")]
public sealed record DcGenerator
{
    /// <summary>Amplitude of the current.</summary>
    [Unit("pA")] public double amplitude { get; init; }

    /// <summary>Time of activation.</summary>
    [Unit("ms"), NonNegative] public double start { get; init; }

    /// <summary>Time of deactivation.</summary>
    [Unit("ms"), NonNegative] public double stop { get; init; } = double.PositiveInfinity;
}
