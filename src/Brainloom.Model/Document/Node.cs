namespace Brainloom.Model;

/// <summary>A piece of a document that knows its place.</summary>
/// <param name="Place">Where it is written.</param>
/// <param name="Path">Keys that lead to it, joined by dots.</param>
public abstract class Node(Place Place, string Path)
{
    /// <summary>Where it is written.</summary>
    public Place Place { get; } = Place;

    /// <summary>Keys that lead to it, joined by dots.</summary>
    public string Path { get; } = Path;
}
