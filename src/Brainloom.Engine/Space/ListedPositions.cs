using System.Collections.Immutable;

namespace Brainloom.Engine;

/// <summary>Neurons at given places, in single precision: 12 bytes each, exact to a nanometre within a centimetre.</summary>
/// <param name="X">First coordinates [mm].</param>
/// <param name="Y">Second coordinates [mm].</param>
/// <param name="Z">Third coordinates [mm]; empty where all are 0.</param>
public sealed record ListedPositions(ImmutableArray<float> X, ImmutableArray<float> Y, ImmutableArray<float> Z) : Positions
{
    /// <inheritdoc/>
    public override int Count => X.Length;

    /// <inheritdoc/>
    public override Point this[int neuron] => new(X[neuron], Y[neuron], Z.IsEmpty ? 0 : Z[neuron]);
}
