namespace Brainloom.Formats;

/// <summary>A directory already holds what would be written; the message says what to do.</summary>
public sealed class DirectoryOccupiedException(string message) : IOException(message)
{
    /// <summary>Where the recording there ends, when its run did not come to its end.</summary>
    public string? Note { get; init; }
}
