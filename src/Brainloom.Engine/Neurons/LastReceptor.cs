using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Brainloom.Engine;

/// <summary>The last link of a chain of packs.</summary>
public readonly struct LastReceptor<V> : IPerReceptor<LastReceptor<V>, V> where V : unmanaged, ILanes<V>
{
    readonly V own;

    [MethodImpl(AggressiveInlining)]
    LastReceptor(V own) => this.own = own;

    /// <inheritdoc/>
    public static LastReceptor<V> Create(ReadOnlySpan<double> values) => new(V.Create(values[0]));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static LastReceptor<V> operator *(in LastReceptor<V> a, in LastReceptor<V> b) => new(a.own * b.own);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static LastReceptor<V> Fma(in LastReceptor<V> a, in LastReceptor<V> b, in LastReceptor<V> c) => new(V.Fma(a.own, b.own, c.own));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static V Dot(in LastReceptor<V> a, in LastReceptor<V> b, V c) => V.Fma(a.own, b.own, c);
}
