using System.Collections.Immutable;

namespace Brainloom.Model;

/// <summary>Keys with values, in the order of the text.</summary>
public sealed class MappingNode(Place place, string path, ImmutableArray<Entry> entries) : Node(place, path)
{
    /// <summary>The entries.</summary>
    public ImmutableArray<Entry> Entries => entries;

    /// <summary>The value of a key; null when the key is absent or nothing is written.</summary>
    public Node? this[string key]
    {
        get
        {
            foreach (var entry in entries)
                if (entry.Key.Text == key) return entry.Value is ScalarNode { IsNull: true } ? null : entry.Value;
            return null;
        }
    }

    /// <summary>The mapping with one value replaced, added, or removed (null).</summary>
    public MappingNode With(ScalarNode key, Node? value)
    {
        int index = 0;
        while (index < entries.Length && entries[index].Key.Text != key.Text) index++;
        var changed = index == entries.Length ? value is null ? entries : entries.Add(new(key, value))
            : value is null ? entries.RemoveAt(index) : entries.SetItem(index, new(entries[index].Key, value));
        return new MappingNode(Place, Path, changed);
    }

    /// <summary>The mapping with another laid over it: mappings merge, everything else is replaced, and an empty value removes its key.</summary>
    public MappingNode Overlaid(MappingNode over)
    {
        var merged = this;
        foreach (var (key, value) in over.Entries)
            merged = merged.With(key, value switch
            {
                ScalarNode { IsNull: true } => null,
                MappingNode inner when merged[key.Text] is MappingNode below => below.Overlaid(inner),
                _ => value,
            });
        return merged;
    }
}
