using System.Collections.Immutable;

namespace Brainloom.Model;

/// <summary>Collects diagnostics, each once.</summary>
sealed class DiagnosticList
{
    readonly HashSet<Diagnostic> seen = [];
    readonly ImmutableArray<Diagnostic>.Builder found = ImmutableArray.CreateBuilder<Diagnostic>();

    public bool HasErrors { get; private set; }

    public ImmutableArray<Diagnostic> ToImmutable() => found.ToImmutable();

    public void Error(string code, Node at, string message, string remedy = "") => Add(code, Severity.Error, at.Path, at.Place, message, remedy);

    public void Error(string code, string path, Place at, string message, string remedy = "") => Add(code, Severity.Error, path, at, message, remedy);

    public void Warning(string code, Node at, string message, string remedy = "") => Add(code, Severity.Warning, at.Path, at.Place, message, remedy);

    /// <summary>Reports a name that is none of <paramref name="known"/>, with the nearest that is.</summary>
    public void Unknown(string code, Node at, string what, string name, IEnumerable<string> known) =>
        Unknown(code, at.Path, at.Place, what, name, known);

    public void Unknown(string code, string path, Place at, string what, string name, IEnumerable<string> known)
    {
        var names = known.Order(StringComparer.Ordinal).ToList();
        string remedy = Spelling.Nearest(name, names) is { } near ? $"Did you mean '{near}'?"
            : names.Count == 0 ? "There are none."
            : $"There are {string.Join(", ", names.Take(12))}{(names.Count > 12 ? ", …" : "")}.";
        Add(code, Severity.Error, path, at, $"There is no {what} '{name}'.", remedy);
    }

    /// <summary>Reports unknown keys and missing ones; false when a required key is missing.</summary>
    public bool CheckKeys(MappingNode mapping, ImmutableArray<SectionKey> keys)
    {
        foreach (var (key, _) in mapping.Entries)
            if (!keys.Any(known => known.Name == key.Text)) Unknown("unknown-key", key, "key", key.Text, keys.Select(known => known.Name));
        bool whole = true;
        foreach (var key in keys)
            if (key.Required && mapping[key.Name] is null)
            {
                Error("missing-key", mapping, $"'{key.Name}' is missing.", $"{key.Name}: {key.Summary}");
                whole = false;
            }
        return whole;
    }

    void Add(string code, Severity severity, string path, Place at, string message, string remedy)
    {
        var diagnostic = new Diagnostic(code, severity, path, at.File, at.Line, at.Column, message, remedy);
        if (!seen.Add(diagnostic)) return;
        found.Add(diagnostic);
        HasErrors |= severity == Severity.Error;
    }
}
