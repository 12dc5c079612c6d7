namespace Brainloom.Engine;

/// <summary>What lies inside all of several masks.</summary>
[Mask("all_of")]
public sealed record AllOfMask : CombinedMask
{
    /// <inheritdoc/>
    protected override V Combine<V>(V one, V other) => V.Min(one, other);
}
