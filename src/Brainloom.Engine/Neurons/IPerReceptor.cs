namespace Brainloom.Engine;

/// <summary>One pack for each receptor of a population whose number of receptors is a parameter; operations go receptor by receptor.</summary>
/// <remarks>A chain of types, one link per receptor, so that a loop is made for each number of receptors and every pack stays in a register.</remarks>
/// <typeparam name="S">The implementing struct.</typeparam>
/// <typeparam name="V">Lanes.</typeparam>
public interface IPerReceptor<S, V> where V : unmanaged, ILanes<V> where S : unmanaged, IPerReceptor<S, V>
{
    /// <summary>One value per receptor, the same for all neurons.</summary>
    static abstract S Create(ReadOnlySpan<double> values);

    /// <summary>Products.</summary>
    static abstract S operator *(in S a, in S b);

    /// <summary>a·b + c.</summary>
    static abstract S Fma(in S a, in S b, in S c);

    /// <summary>Σ a·b + c over all receptors, the last one first.</summary>
    static abstract V Dot(in S a, in S b, V c);
}
