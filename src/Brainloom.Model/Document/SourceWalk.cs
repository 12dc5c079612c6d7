using System.Collections.Frozen;

namespace Brainloom.Model;

/// <summary>Walks a document and says of each value where it comes from.</summary>
/// <remarks>The key <c>source</c> names a source, except directly in a projection, where it names the presynaptic neurons.</remarks>
sealed class SourceWalk(MappingNode root)
{
    // these hold words, not values
    static readonly FrozenSet<string> WithoutValues =
        FrozenSet.Create(StringComparer.Ordinal, "brainloom", "name", "title", "description", "include", "sources", "recorders");

    /// <summary>All values.</summary>
    public IEnumerable<SourcedValue> Values =>
        root.Entries.Where(entry => !WithoutValues.Contains(entry.Key.Text)).SelectMany(entry => Below(entry.Value, entry.Key.Text, null, null));

    /// <summary>The places that name a source.</summary>
    public IEnumerable<ScalarNode> Citations => Cited(root, "");

    static IEnumerable<SourcedValue> Below(Node node, string section, string? source, string? note)
    {
        switch (node)
        {
            case ScalarNode { IsNull: false } scalar:
                yield return new SourcedValue(scalar.Path, scalar.Place, scalar.Text, source, note);
                break;
            case SequenceNode sequence:
                foreach (var item in sequence.Items)
                    foreach (var value in Below(item, section, source, note)) yield return value;
                break;
            case MappingNode mapping:
                bool cites = !IsProjection(mapping, section);
                if (cites && mapping["source"] is ScalarNode named) (source, note) = (named.Text, null);
                if (mapping["note"] is ScalarNode words) note = words.Text;
                foreach (var (key, value) in mapping.Entries)
                    if (key.Text != "note" && !(cites && key.Text == "source"))
                        foreach (var found in Below(value, section, source, note)) yield return found;
                break;
        }
    }

    static IEnumerable<ScalarNode> Cited(Node node, string section)
    {
        switch (node)
        {
            case SequenceNode sequence:
                return sequence.Items.SelectMany(item => Cited(item, section));
            case MappingNode mapping:
                return mapping.Entries.SelectMany(entry =>
                {
                    string inner = mapping.Path.Length == 0 ? entry.Key.Text : section;
                    return entry.Key.Text == "source" && entry.Value is ScalarNode name
                        ? IsProjection(mapping, section) ? [] : [name]
                        : Cited(entry.Value, inner);
                });
            default:
                return [];
        }
    }

    // an entry of the section itself, wherever a variant may have put the section
    static bool IsProjection(MappingNode mapping, string section) =>
        section is "projections" or "variants" && mapping.Path.Split('.') is [.., "projections", _];
}
