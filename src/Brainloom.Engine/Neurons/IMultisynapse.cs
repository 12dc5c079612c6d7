using System.Collections.Immutable;

namespace Brainloom.Engine;

/// <summary>A neuron model that has as many receptors as its parameters say.</summary>
/// <remarks>Its state is <c>Neuron&lt;V, S&gt;</c>: fields of type S hold one pack for each receptor, and are recorded as name_1, name_2, …</remarks>
public interface IMultisynapse
{
    /// <summary>Most receptors of a neuron.</summary>
    const int MostReceptors = 8;

    /// <summary>Receptors, in the order of the parameters.</summary>
    ImmutableArray<ReceptorAttribute> Receptors { get; }
}
