namespace Brainloom.Model;

/// <summary>An entry of a mapping.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">Its value.</param>
public readonly record struct Entry(ScalarNode Key, Node Value);
