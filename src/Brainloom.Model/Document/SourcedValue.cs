namespace Brainloom.Model;

/// <summary>A value of a document and where it comes from.</summary>
/// <param name="Path">Place in the document, as keys joined by dots.</param>
/// <param name="Place">Place in the file.</param>
/// <param name="Text">The value as written; for a table its file.</param>
/// <param name="Source">Key of the source; null when the document names none.</param>
/// <param name="Note">Page, table, figure, or why this value.</param>
public sealed record SourcedValue(string Path, Place Place, string Text, string? Source, string? Note);
