using System.Collections.Immutable;

namespace Brainloom.Engine;

/// <summary>Samples state variables at regular times: multiples of the interval, counted from time zero, at the end of the step.</summary>
[Recorder("state_recorder"), Counterpart("nest", "multimeter")]
public sealed record StateRecorder
{
    /// <summary>State variables, named as in the neuron model.</summary>
    public ImmutableArray<string> variables { get; init; } = ["V_m"];

    /// <summary>Time between samples.</summary>
    [Unit("ms"), Positive] public double interval { get; init; } = 1;
}
