using System.Collections.Immutable;

namespace Brainloom.Model;

/// <summary>A model as people write it: YAML with units, sources and formulas, and the documents that it includes.</summary>
public sealed class ModelDocument
{
    readonly DiagnosticList diagnostics = new();
    readonly ImmutableArray<DocumentPart>.Builder parts = ImmutableArray.CreateBuilder<DocumentPart>();
    readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);

    ModelDocument(string file, Func<string, string> read)
    {
        File = file;
        Read = read;
        Include(file, "", [], null, null);
        Parts = parts.ToImmutable();
        Sources = ReadSources();
        Diagnostics = diagnostics.ToImmutable();
    }

    /// <summary>The file of the document.</summary>
    public string File { get; }

    /// <summary>The document, then those it includes.</summary>
    public ImmutableArray<DocumentPart> Parts { get; }

    /// <summary>Sources by key.</summary>
    public ImmutableSortedDictionary<string, Source> Sources { get; }

    /// <summary>What is wrong in the text itself; <see cref="ModelCompiler"/> finds the rest.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>Short name of the model.</summary>
    public string Name => Text("name") ?? Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(File))) ?? "";

    /// <summary>Title, one line.</summary>
    public string Title => Text("title") ?? Name;

    /// <summary>What the model is, in a paragraph.</summary>
    public string Description => Text("description") ?? "";

    /// <summary>Gives the text of a file.</summary>
    internal Func<string, string> Read { get; }

    /// <summary>Texts of all parts by file.</summary>
    internal IReadOnlyDictionary<string, string> Texts => texts;

    /// <summary>Reads a document from a file, or from <c>model.yaml</c> of a folder.</summary>
    public static ModelDocument Load(string path) =>
        new(Directory.Exists(path) ? Path.Combine(path, "model.yaml") : path, System.IO.File.ReadAllText);

    /// <summary>Reads a document that <paramref name="read"/> gives, as a text for each name; it throws <see cref="IOException"/> for files that are not there.</summary>
    public static ModelDocument Load(string file, Func<string, string> read) => new(file, read);

    /// <summary>Every value of the document, with its source where one is named: at the value, or at the mapping around it.</summary>
    public IEnumerable<SourcedValue> Values => Parts.SelectMany(part => new SourceWalk(part.Root).Values);

    string? Text(string key) => Parts.Length > 0 && Parts[0].Root[key] is ScalarNode { Text: var text } ? text.Trim() : null;

    void Include(string file, string prefix, ImmutableList<string> chain, Node? asked, int? by, MappingNode? entry = null)
    {
        string full = Path.GetFullPath(file);
        if (chain.Contains(full))
        {
            string cycle = string.Join(" → ", chain.SkipWhile(earlier => earlier != full).Append(full).Select(Path.GetFileName));
            diagnostics.Error("cyclic-include", asked!, $"The document includes itself: {cycle}.", "Remove one of the includes.");
            return;
        }
        string text;
        try
        {
            text = Read(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            string message = $"'{file}' cannot be read: {e.Message}";
            if (asked is null) diagnostics.Error("missing-file", "", new Place(file, 1, 1), message, "Give a document, or a folder that holds model.yaml.");
            else diagnostics.Error("missing-file", asked, message, "File names are relative to the document that names them.");
            return;
        }
        texts[file] = text;
        if (YamlReader.Read(text, file, diagnostics) is not { } root) return;
        int own = parts.Count;
        parts.Add(new DocumentPart(file, prefix, root) { IncludedBy = by, Choices = Mapping(entry, "choices"), Given = Mapping(entry, "parameters") });
        var includes = root["include"] switch { null => [], SequenceNode list => list.Items, var one => [one] };
        foreach (var include in includes)
        {
            var name = include as ScalarNode ?? (include as MappingNode)?["file"] as ScalarNode;
            string inner = ((include as MappingNode)?["prefix"] as ScalarNode)?.Text ?? "";
            if (name is null) diagnostics.Error("wrong-form", include, "An include is a file name, or a mapping with file and prefix.");
            else Include(Path.Combine(Path.GetDirectoryName(file) ?? "", name.Text), prefix + inner, chain.Add(full), name, own, include as MappingNode);
        }
    }

    MappingNode? Mapping(MappingNode? include, string key)
    {
        if (include?[key] is { } node and not MappingNode)
            diagnostics.Error("wrong-form", node, $"'{key}' of an include is a mapping.", key == "choices" ? "For example: choices: {connectivity: once}." : "For example: parameters: {side: side}.");
        return include?[key] as MappingNode;
    }

    ImmutableSortedDictionary<string, Source> ReadSources()
    {
        var sources = ImmutableSortedDictionary.CreateBuilder<string, Source>(StringComparer.Ordinal);
        foreach (var part in Parts)
            foreach (var (key, value) in (part.Root["sources"] as MappingNode)?.Entries ?? [])
            {
                var fields = value as MappingNode;
                string? Field(string name) => (fields?[name] as ScalarNode)?.Text;
                sources[key.Text] = new Source(key.Text, Field("citation") ?? (value as ScalarNode)?.Text ?? "", Field("doi"), Field("url"));
            }
        return sources.ToImmutable();
    }
}
