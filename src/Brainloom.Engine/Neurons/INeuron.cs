namespace Brainloom.Engine;

/// <summary>State and equations of <c>V.Width</c> neighbouring neurons.</summary>
/// <typeparam name="TParameters">Record of parameters, as a document gives them.</typeparam>
/// <typeparam name="TNeuron">The implementing struct: every field is a pack <typeparamref name="V"/> and a state variable, or one pack per receptor (<see cref="IMultisynapse"/>).</typeparam>
/// <typeparam name="TCoefficients">Numbers that the step needs, derived once from parameters; made of packs.</typeparam>
/// <typeparam name="TInputs">
/// What arrives in a step; made of packs. First one per <see cref="ReceptorAttribute"/>, in their order: the weights
/// that arrive at the end of the step, summed. Then <c>current</c> [pA], the injected current that acts during the step.
/// </typeparam>
/// <typeparam name="V">Lanes.</typeparam>
public interface INeuron<TParameters, TNeuron, TCoefficients, TInputs, V> : IDynamics<TNeuron, TCoefficients, TInputs, V>
    where V : unmanaged, ILanes<V> where TNeuron : unmanaged where TCoefficients : unmanaged where TInputs : unmanaged
{
    /// <summary>Coefficients for a time step of <paramref name="dt"/> [ms].</summary>
    static abstract TCoefficients Derive(TParameters p, double dt);

    /// <summary>The state in which the model rests without input.</summary>
    static abstract TNeuron AtRest(TParameters p);
}
