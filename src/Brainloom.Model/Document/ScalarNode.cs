namespace Brainloom.Model;

/// <summary>A text, number or formula.</summary>
public sealed class ScalarNode(Place place, string path, string text, bool quoted = false) : Node(place, path)
{
    /// <summary>The text, without quotes.</summary>
    public string Text => text;

    /// <summary>Whether nothing is written.</summary>
    public bool IsNull => !quoted && text is "" or "~" or "null";
}
