using Brainloom.Engine;

namespace Brainloom.Formats;

/// <summary>Writes recordings in one format. A class with <see cref="RecordingFormatAttribute"/> and a constructor without parameters is found by itself.</summary>
public interface IRecordingExporter
{
    /// <summary>Opens files for everything that is recorded, to be written piece by piece.</summary>
    /// <param name="layout">What is recorded; data in it is not written.</param>
    /// <param name="directory">Where the files are.</param>
    IRecordingSink Open(Recording layout, RecordingDirectory directory);

    /// <summary>Writes everything that was recorded into files of the directory.</summary>
    void Export(Recording recording, RecordingDirectory directory)
    {
        using var sink = Open(recording, directory);
        recording.HandTo(sink);
    }
}
