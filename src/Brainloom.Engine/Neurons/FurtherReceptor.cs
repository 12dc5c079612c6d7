using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Brainloom.Engine;

/// <summary>A link of a chain of packs that is not the last.</summary>
public readonly struct FurtherReceptor<V, S> : IPerReceptor<FurtherReceptor<V, S>, V> where V : unmanaged, ILanes<V> where S : unmanaged, IPerReceptor<S, V>
{
    readonly V own;
    readonly S others;

    [MethodImpl(AggressiveInlining)]
    FurtherReceptor(V own, S others) => (this.own, this.others) = (own, others);

    /// <inheritdoc/>
    public static FurtherReceptor<V, S> Create(ReadOnlySpan<double> values) => new(V.Create(values[0]), S.Create(values[1..]));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static FurtherReceptor<V, S> operator *(in FurtherReceptor<V, S> a, in FurtherReceptor<V, S> b) => new(a.own * b.own, a.others * b.others);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static FurtherReceptor<V, S> Fma(in FurtherReceptor<V, S> a, in FurtherReceptor<V, S> b, in FurtherReceptor<V, S> c) =>
        new(V.Fma(a.own, b.own, c.own), S.Fma(a.others, b.others, c.others));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static V Dot(in FurtherReceptor<V, S> a, in FurtherReceptor<V, S> b, V c) => V.Fma(a.own, b.own, S.Dot(a.others, b.others, c));
}
