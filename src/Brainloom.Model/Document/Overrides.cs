using System.Collections.Immutable;
using System.Globalization;

namespace Brainloom.Model;

/// <summary>Applies the chosen variants and single changes to the parts of a document.</summary>
/// <remarks>A choice comes from the command line, else from the outermost document that makes it under <c>choices</c>, else from the variant's own default.</remarks>
sealed class Overrides(DiagnosticList diagnostics)
{
    // keys of a variant and of an alternative that are words about it
    const string Default = "default", Note = "note", Source = "source";

    readonly ImmutableArray<Choice>.Builder choices = ImmutableArray.CreateBuilder<Choice>();

    /// <summary>The variants of all parts and what was chosen.</summary>
    public ImmutableArray<Choice> Choices => choices.ToImmutable();

    /// <summary>The parts with the variants that <paramref name="sets"/> and documents choose laid over them, and the values that <paramref name="sets"/> name replaced.</summary>
    public ImmutableArray<DocumentPart> Apply(ImmutableArray<DocumentPart> parts, IEnumerable<string> sets)
    {
        var known = parts.SelectMany(part => VariantsOf(part).Select(variant => variant.Key.Text)).ToHashSet(StringComparer.Ordinal);
        var asked = new Dictionary<string, ScalarNode>(StringComparer.Ordinal);
        var changes = new List<(string Name, string Text, Place Place)>();
        foreach (string set in sets)
        {
            var place = new Place("--set " + set, 1, 1);
            int equals = set.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                diagnostics.Error("wrong-form", "", place, $"'{set}' is not path=value.", "Write --set g=5, for example.");
                continue;
            }
            string name = set[..equals].Trim(), text = set[(equals + 1)..].Trim();
            if (known.Contains(name)) asked[name] = new ScalarNode(place, "variants." + name, text);
            else changes.Add((name, text, place));
        }

        var laid = parts.ToBuilder();
        var above = new List<Dictionary<string, ScalarNode>>();
        var inherited = new List<Dictionary<string, ScalarNode>>();
        for (int i = 0; i < parts.Length; i++)
        {
            var from = asked;
            if (parts[i].IncludedBy is { } outer)
            {
                // an include's own choices take precedence over those of its document, which are for all includes
                from = new Dictionary<string, ScalarNode>(Chosen(parts[i].Choices, above[outer], known), StringComparer.Ordinal);
                foreach (var (name, choice) in inherited[outer]) from.TryAdd(name, choice);
            }
            above.Add(from);
            foreach (var (key, value) in VariantsOf(parts[i])) laid[i] = laid[i] with { Root = Choose(laid[i], key, value, from.GetValueOrDefault(key.Text)) };
            inherited.Add(Chosen(laid[i].Root["choices"], from, known));
        }
        foreach (var (name, text, place) in changes) Change(laid, name, text, place, known);
        return laid.ToImmutable();
    }

    static ImmutableArray<Entry> VariantsOf(DocumentPart part) => (part.Root["variants"] as MappingNode)?.Entries ?? [];

    // what counts where a document, or one that includes it, chooses; what was chosen before takes precedence
    Dictionary<string, ScalarNode> Chosen(Node? node, Dictionary<string, ScalarNode> from, HashSet<string> known)
    {
        if (node is null) return from;
        var all = new Dictionary<string, ScalarNode>(from, StringComparer.Ordinal);
        if (node is not MappingNode mapping) diagnostics.Error("wrong-form", node, "'choices' is a mapping from variant to alternative.", "For example: choices: {connectivity: once}.");
        foreach (var (key, value) in (node as MappingNode)?.Entries ?? [])
            if (!known.Contains(key.Text)) diagnostics.Unknown("unknown-variant", key, "variant named", key.Text, known);
            else if (value is ScalarNode choice) all.TryAdd(key.Text, choice);
            else diagnostics.Error("wrong-form", value, "A choice is the name of an alternative.");
        return all;
    }

    MappingNode Choose(DocumentPart part, ScalarNode variant, Node value, ScalarNode? choice)
    {
        var root = part.Root;
        var alternatives = ((value as MappingNode)?.Entries ?? []).Where(option => option.Key.Text != Default && option is not { Key.Text: Note, Value: ScalarNode { IsNull: false } }).ToList();
        if (value is not MappingNode options || alternatives.Count == 0)
        {
            diagnostics.Error("wrong-form", value, "A variant is a mapping of its alternatives.", "For example: drive: {poisson: {…}, dc: {…}}.");
            return root;
        }
        bool isSet = choice is not null;
        choice ??= options[Default] as ScalarNode ?? alternatives[0].Key;
        if (alternatives.Find(option => option.Key.Text == choice.Text) is not { Key: not null } picked)
        {
            diagnostics.Unknown("unknown-variant", choice, $"alternative of {variant.Text} named", choice.Text, alternatives.Select(option => option.Key.Text));
            return root;
        }
        choices.Add(new Choice(variant.Text, Described(picked), [.. alternatives.Select(Described)])
        {
            Prefix = part.Prefix,
            Note = (options[Note] as ScalarNode)?.Text,
            IsSet = isSet,
        });
        if (picked.Value is MappingNode over) return root.Overlaid(new MappingNode(over.Place, over.Path, [.. over.Entries.Where(entry => entry.Key.Text is not (Note or Source))]));
        if (picked.Value is not ScalarNode { IsNull: true })
            diagnostics.Error("wrong-form", picked.Value, "An alternative is a piece of document, with the same sections.");
        return root;
    }

    static Alternative Described(Entry alternative)
    {
        string? Word(string key) => ((alternative.Value as MappingNode)?[key] as ScalarNode)?.Text;
        return new Alternative(alternative.Key.Text, Word(Note), Word(Source));
    }

    // a lone name is a parameter; a path leads through keys that exist, except for the last, which the compiler checks
    void Change(ImmutableArray<DocumentPart>.Builder parts, string name, string text, Place place, HashSet<string> variants)
    {
        string[] path = name.Split('.');
        if (path.Length == 1 && Sections.Document.All(key => key.Name != name)) path = ["parameters", name];
        int part = 0;
        if (path.Length > 1)
        {
            // the entry may stand in a document that is included, where its name carries no prefix
            int found = Enumerable.Range(0, parts.Count).FirstOrDefault(i => Entry(parts[i], path) is not null, -1);
            if (found < 0 && path[0] == "parameters")
            {
                var known = parts.SelectMany(one => ((one.Root["parameters"] as MappingNode)?.Entries ?? []).Select(entry => one.Prefix + entry.Key.Text));
                diagnostics.Unknown("unknown-name", name, place, "parameter or variant named", path[1], known.Concat(variants));
                return;
            }
            if (found > 0) (part, path[1]) = (found, path[1][parts[found].Prefix.Length..]);
        }
        // what is set for this run takes precedence over what the including document gives
        if (path is ["parameters", var own, ..] && parts[part].Given is { } given)
            parts[part] = parts[part] with { Given = new MappingNode(given.Place, given.Path, [.. given.Entries.Where(entry => entry.Key.Text != own)]) };
        parts[part] = parts[part] with { Root = (MappingNode)Replaced(parts[part].Root, path, Value(text, string.Join('.', path), place)) };
    }

    static Node? Entry(DocumentPart part, string[] path) =>
        path[1].StartsWith(part.Prefix, StringComparison.Ordinal) ? (part.Root[path[0]] as MappingNode)?[path[1][part.Prefix.Length..]] : null;

    Node Value(string text, string path, Place place) =>
        text is ['{' or '[', ..] && YamlReader.Read("value: " + text, place.File, diagnostics)?["value"] is { } node ? node : new ScalarNode(place, path, text);

    Node Replaced(Node node, ReadOnlySpan<string> path, Node value)
    {
        if (path.Length == 0) return value;
        if (node is SequenceNode list && int.TryParse(path[0], NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < list.Items.Length)
            return new SequenceNode(list.Place, list.Path, list.Items.SetItem(index, Replaced(list.Items[index], path[1..], value)));
        var mapping = node as MappingNode ?? new MappingNode(value.Place, value.Path, []);
        string inner = mapping.Path.Length == 0 ? path[0] : mapping.Path + "." + path[0];
        var below = mapping[path[0]] ?? new MappingNode(value.Place, inner, []);
        return mapping.With(new ScalarNode(value.Place, inner, path[0]), Replaced(below, path[1..], value));
    }
}
