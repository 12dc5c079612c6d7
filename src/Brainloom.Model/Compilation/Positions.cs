using System.Collections.Immutable;

namespace Brainloom.Model;

/// <summary>Positions of the neurons of a population [µm].</summary>
/// <param name="X">First coordinate.</param>
/// <param name="Y">Second coordinate.</param>
/// <param name="Z">Third coordinate.</param>
public sealed record Positions(ImmutableArray<double> X, ImmutableArray<double> Y, ImmutableArray<double> Z);
