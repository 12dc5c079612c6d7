using System.Collections.Immutable;
using Brainloom.Engine;

namespace Brainloom.Tests.Model;

/// <summary>Takes every form in which a document describes space, and connects nothing.</summary>
[ConnectionRule("spatial_test")]
public sealed record SpatialRule : IConnectionRule
{
    /// <summary>Probability.</summary>
    [Unit("1"), Between(0, 1), Scales(-1, 1)] public required Kernel p { get; init; }

    /// <summary>Times.</summary>
    [Unit("ms")] public ImmutableArray<Kernel> times { get; init; } = [];

    /// <summary>Where targets lie.</summary>
    public Mask? mask { get; init; }

    /// <summary>A place.</summary>
    [Unit("mm")] public Point place { get; init; }

    /// <inheritdoc/>
    public IRows Prepare(Shape shape, CounterRandom random) => throw new NotSupportedException();

    /// <inheritdoc/>
    public string? Impossible(Shape shape) =>
        shape.SourcePlaces is null || shape.TargetPlaces is null ? "the rule needs positions on both sides" : null;

    /// <inheritdoc/>
    public double ExpectedPairs(Shape shape) => 0;
}
