namespace Brainloom.Model;

/// <summary>The named values of a document, each calculated when it is first asked for.</summary>
sealed class ParameterScope
{
    readonly ValueReader values;
    readonly DiagnosticList diagnostics;
    readonly Dictionary<string, (Entry Entry, Scope Scope)> definitions = new(StringComparer.Ordinal);
    readonly Dictionary<string, Quantity?> known = new(StringComparer.Ordinal);
    readonly HashSet<string> pending = new(StringComparer.Ordinal);

    public ParameterScope(ValueReader values, DiagnosticList diagnostics, Scope outer)
    {
        this.values = values;
        this.diagnostics = diagnostics;
        Scope = new Scope(Find, () => definitions.Keys, outer);
    }

    public Scope Scope { get; }

    /// <summary>Adds the parameters of a document.</summary>
    /// <param name="section">Its parameters.</param>
    /// <param name="given">Other values that the including document gives some of them; null where it gives none.</param>
    /// <param name="giver">Names of the including document.</param>
    public void Define(MappingNode section, MappingNode? given = null, Scope? giver = null)
    {
        foreach (var (key, _) in given?.Entries ?? [])
            if (section[key.Text] is null) diagnostics.Unknown("unknown-name", key, "parameter of the included document named", key.Text, section.Entries.Select(entry => entry.Key.Text));
        foreach (var entry in section.Entries)
        {
            var replaced = given?.Entries.FirstOrDefault(other => other.Key.Text == entry.Key.Text);
            if (Unit.TryFind(entry.Key.Text, out _) || entry.Key.Text is "dt" or "scale" or "pi" or "inf" or "x" or "y" or "z")
                diagnostics.Error("reserved-name", entry.Key, $"'{entry.Key.Text}' already has a meaning in formulas.", "Choose another name.");
            else if (!definitions.TryAdd(entry.Key.Text, replaced is { Key: not null } other ? (other, giver!) : (entry, Scope)))
                diagnostics.Error("duplicate-name", entry.Key, $"'{entry.Key.Text}' is defined twice.", "Rename one, or include its document with a prefix.");
        }
    }

    public void EvaluateAll()
    {
        foreach (string name in definitions.Keys.ToList())
            try
            {
                Find(name);
            }
            catch (ReportedException)
            {
                // reported where it is wrong
            }
    }

    Quantity? Find(string name)
    {
        if (!definitions.TryGetValue(name, out var definition)) return null;
        if (!known.TryGetValue(name, out var value))
        {
            if (!pending.Add(name))
                diagnostics.Error("cyclic-parameter", definition.Entry.Key, $"'{name}' is defined through itself.", "Give one of the values of the circle as a number.");
            else
                value = values.Quantity(definition.Entry.Value, definition.Scope);
            known[name] = value;
        }
        return value ?? throw new ReportedException();
    }
}
