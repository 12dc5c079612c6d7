using Brainloom.Engine;

namespace Brainloom.Formats;

/// <summary>Writes recordings in one format. A class with <see cref="RecordingFormatAttribute"/> and a constructor without parameters is found by itself.</summary>
public interface IRecordingExporter
{
    /// <summary>Writes everything that was recorded into files of the directory.</summary>
    void Export(Recording recording, RecordingDirectory directory);
}
