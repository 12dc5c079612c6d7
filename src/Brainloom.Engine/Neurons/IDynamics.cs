namespace Brainloom.Engine;

/// <summary>The part of a neuron model that runs in every step; it knows coefficients, not parameters, so that its loop is made for its types alone.</summary>
/// <typeparam name="TNeuron">The implementing struct.</typeparam>
/// <typeparam name="TCoefficients">Numbers that the step needs.</typeparam>
/// <typeparam name="TInputs">What arrives in a step.</typeparam>
/// <typeparam name="V">Lanes.</typeparam>
public interface IDynamics<TNeuron, TCoefficients, TInputs, V>
    where V : unmanaged, ILanes<V> where TNeuron : unmanaged where TCoefficients : unmanaged where TInputs : unmanaged
{
    /// <summary>Whether a neuron may emit several spikes in one step, as a relay does.</summary>
    static virtual bool EmitsSeveral => false;

    /// <summary>Number of spikes that each neuron emitted in its last step; asked for where <see cref="EmitsSeveral"/>.</summary>
    static virtual V Multiplicity(in TNeuron neuron) => V.Create(1);

    /// <summary>Advances the state by one step and returns the mask of neurons that emit a spike at its end.</summary>
    /// <remarks>It depends on state, coefficients and what arrives alone: where nothing arrives and nothing changes, it is not called again. Now and then
    /// variables that are too small to count are set to zero (<see cref="LaneMath.Flush"/>).</remarks>
    V Step(in TCoefficients c, in TInputs arriving);
}
