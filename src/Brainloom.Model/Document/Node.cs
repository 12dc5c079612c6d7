namespace Brainloom.Model;

/// <summary>A piece of a document that knows its place.</summary>
/// <param name="place">Where it is written.</param>
/// <param name="path">Keys that lead to it, joined by dots.</param>
public abstract class Node(Place place, string path)
{
    /// <summary>Where it is written.</summary>
    public Place Place { get; } = place;

    /// <summary>Keys that lead to it, joined by dots.</summary>
    public string Path { get; } = path;
}
