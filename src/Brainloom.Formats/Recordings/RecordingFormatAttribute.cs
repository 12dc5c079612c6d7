namespace Brainloom.Formats;

/// <summary>Gives a format of recordings the name by which commands refer to it, and its file extension.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RecordingFormatAttribute(string name, string extension) : Attribute
{
    /// <summary>Name, as commands take it.</summary>
    public string Name => name;

    /// <summary>File extension with its dot.</summary>
    public string Extension => extension;
}
