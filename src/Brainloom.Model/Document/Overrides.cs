using System.Collections.Immutable;
using System.Globalization;

namespace Brainloom.Model;

/// <summary>Applies the chosen variants and single changes to a document.</summary>
sealed class Overrides(DiagnosticList diagnostics)
{
    readonly ImmutableSortedDictionary<string, string>.Builder chosen = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);

    /// <summary>The variants and the one chosen of each.</summary>
    public ImmutableSortedDictionary<string, string> Chosen => chosen.ToImmutable();

    /// <summary>The document with the variants that <paramref name="sets"/> choose laid over it, and the values that they name replaced.</summary>
    public MappingNode Apply(MappingNode root, IEnumerable<string> sets)
    {
        var variants = root["variants"] as MappingNode;
        var choices = new Dictionary<string, ScalarNode>(StringComparer.Ordinal);
        var changes = new List<(string[] Path, Node Value)>();
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
            if (variants?[name] is MappingNode) choices[name] = new ScalarNode(place, "variants." + name, text);
            else if (Path(root, name, place) is { } path) changes.Add((path, Value(text, string.Join('.', path), place)));
        }
        foreach (var (key, value) in variants?.Entries ?? []) root = Choose(root, key, value, choices.GetValueOrDefault(key.Text));
        foreach (var (path, value) in changes) root = (MappingNode)Replaced(root, path, value);
        return root;
    }

    MappingNode Choose(MappingNode root, ScalarNode variant, Node value, ScalarNode? choice)
    {
        if (value is not MappingNode options || options.Entries.All(option => option.Key.Text == "default"))
        {
            diagnostics.Error("wrong-form", value, "A variant is a mapping of its alternatives.", "For example: drive: {poisson: {…}, dc: {…}}.");
            return root;
        }
        var alternatives = options.Entries.Where(option => option.Key.Text != "default").ToList();
        choice ??= options["default"] as ScalarNode ?? alternatives[0].Key;
        if (alternatives.Find(option => option.Key.Text == choice.Text) is not { Key: not null } picked)
        {
            diagnostics.Unknown("unknown-variant", choice, $"alternative of {variant.Text} named", choice.Text, alternatives.Select(option => option.Key.Text));
            return root;
        }
        chosen[variant.Text] = choice.Text;
        if (picked.Value is MappingNode over) return root.Overlaid(over);
        if (picked.Value is not ScalarNode { IsNull: true })
            diagnostics.Error("wrong-form", picked.Value, "An alternative is a piece of document, with the same sections.");
        return root;
    }

    // a lone name is a parameter; a path leads through keys that exist, except for the last, which the compiler checks
    string[]? Path(MappingNode root, string name, Place place)
    {
        string[] path = name.Split('.');
        var parameters = root["parameters"] as MappingNode;
        if (path.Length == 1 && Sections.Document.All(key => key.Name != name)) path = ["parameters", name];
        if (path is ["parameters", var parameter, ..] && parameters?[parameter] is null)
        {
            var known = (parameters?.Entries ?? []).Concat((root["variants"] as MappingNode)?.Entries ?? []).Select(entry => entry.Key.Text);
            diagnostics.Unknown("unknown-name", name, place, "parameter or variant named", parameter, known);
            return null;
        }
        return path;
    }

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
