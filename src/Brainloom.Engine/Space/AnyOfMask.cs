namespace Brainloom.Engine;

/// <summary>What lies inside at least one of several masks.</summary>
[Mask("any_of")]
public sealed record AnyOfMask : CombinedMask
{
    /// <inheritdoc/>
    protected override V Combine<V>(V one, V other) => V.Max(one, other);
}
