namespace Brainloom.Model;

/// <summary>Values that names stand for, in the order in which they are looked up.</summary>
/// <param name="Find">Value of a name, or null.</param>
/// <param name="Names">Names that can be found, for suggestions.</param>
/// <param name="Outer">Where to look next.</param>
sealed record Scope(Func<string, Quantity?> Find, Func<IEnumerable<string>> Names, Scope? Outer = null)
{
    public Quantity? Lookup(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
            if (scope.Find(name) is { } value) return value;
        return null;
    }

    public IEnumerable<string> AllNames => Names().Concat(Outer?.AllNames ?? []);

    /// <summary>The same with further names in front.</summary>
    public Scope With(IReadOnlyDictionary<string, Quantity> values) =>
        new(name => values.TryGetValue(name, out var value) ? value : null, () => values.Keys, this);
}
