namespace Brainloom.Model;

/// <summary>The named values of a document, each calculated when it is first asked for.</summary>
sealed class ParameterScope
{
    readonly ValueReader values;
    readonly DiagnosticList diagnostics;
    readonly Dictionary<string, Entry> definitions = new(StringComparer.Ordinal);
    readonly Dictionary<string, Quantity?> known = new(StringComparer.Ordinal);
    readonly HashSet<string> pending = new(StringComparer.Ordinal);

    public ParameterScope(ValueReader values, DiagnosticList diagnostics, Scope outer)
    {
        this.values = values;
        this.diagnostics = diagnostics;
        Scope = new Scope(Find, () => definitions.Keys, outer);
    }

    public Scope Scope { get; }

    public void Define(MappingNode section)
    {
        foreach (var entry in section.Entries)
        {
            if (Unit.TryFind(entry.Key.Text, out _) || entry.Key.Text is "dt" or "scale" or "pi" or "inf" or "x" or "y" or "z")
                diagnostics.Error("reserved-name", entry.Key, $"'{entry.Key.Text}' already has a meaning in formulas.", "Choose another name.");
            else if (!definitions.TryAdd(entry.Key.Text, entry))
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
        if (!definitions.TryGetValue(name, out var entry)) return null;
        if (!known.TryGetValue(name, out var value))
        {
            if (!pending.Add(name))
                diagnostics.Error("cyclic-parameter", entry.Key, $"'{name}' is defined through itself.", "Give one of the values of the circle as a number.");
            else
                value = values.Quantity(entry.Value, Scope);
            known[name] = value;
        }
        return value ?? throw new ReportedException();
    }
}
