using System.Collections.Immutable;

namespace Brainloom.Engine;

/// <summary>Everything that determines a network, in numbers of the engine's units: what a compiler hands over, and what the builder reads.</summary>
/// <remarks>Units: mV, ms, pA, nS, pF, Hz. Names identify populations, projections and stimuli, and key their random numbers.</remarks>
public sealed record NetworkDescription
{
    /// <summary>Time step.</summary>
    [Unit("ms"), Positive] public double dt { get; init; } = 0.1;

    /// <summary>Seed of all random numbers.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Floating-point format of state and synapses.</summary>
    public Precision Precision { get; init; } = Precision.Single;

    /// <summary>Populations, in the order that numbers the neurons.</summary>
    public ImmutableArray<PopulationDescription> Populations { get; init; } = [];

    /// <summary>Projections.</summary>
    public ImmutableArray<ProjectionDescription> Projections { get; init; } = [];

    /// <summary>Stimuli.</summary>
    public ImmutableArray<StimulusDescription> Stimuli { get; init; } = [];

    /// <summary>Recorders.</summary>
    public ImmutableArray<RecorderDescription> Recorders { get; init; } = [];

    /// <summary>The two sides of a projection.</summary>
    public Shape ShapeOf(ProjectionDescription projection) =>
        Shape.Of(projection.Source, projection.Target, population => Populations[population].Positions);
}
