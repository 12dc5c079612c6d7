namespace Brainloom.Formats;

/// <summary>A directory already holds what would be written; the message says what to do.</summary>
public sealed class DirectoryOccupiedException(string message) : IOException(message);
