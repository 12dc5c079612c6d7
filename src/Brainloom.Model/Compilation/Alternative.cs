namespace Brainloom.Model;

/// <summary>One of the alternatives of a variant.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Note">Its reason, in words; null when the document does not say.</param>
/// <param name="Source">Key of the source that it rests on; null when there is none.</param>
public sealed record Alternative(string Name, string? Note, string? Source);
