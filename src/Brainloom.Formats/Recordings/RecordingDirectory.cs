using System.Collections.Immutable;
using System.Text.Json;
using Brainloom.Analysis;

namespace Brainloom.Formats;

/// <summary>The directory that a run is recorded into: files appear all at once, with the manifest as the last.</summary>
/// <remarks>Files are written under temporary names and get their own in <see cref="Commit"/>; without it, <see cref="Dispose"/> removes them.
/// So a manifest stands only beside whole recordings of its own run.</remarks>
public sealed class RecordingDirectory : IDisposable
{
    /// <summary>Name of the manifest: the result of the run that the recordings belong to.</summary>
    public const string ManifestName = "manifest.json";

    private const string Partial = ".partial";

    private readonly string path;
    private readonly bool overwrite;
    private readonly List<string> files = [];

    /// <summary>Opens a directory for one run and creates it if necessary.</summary>
    /// <param name="path">Where.</param>
    /// <param name="overwrite">Whether the recordings of an earlier run there may be replaced.</param>
    /// <exception cref="DirectoryOccupiedException">An earlier run is recorded there, and it may not be replaced.</exception>
    public RecordingDirectory(string path, bool overwrite)
    {
        this.path = path;
        this.overwrite = overwrite;
        if (!overwrite && File.Exists(At(ManifestName)))
            throw new DirectoryOccupiedException($"{path} holds the recordings of another run: choose another directory, or allow to overwrite it");
        Directory.CreateDirectory(path);
    }

    /// <summary>Creates a file for part of the recording.</summary>
    /// <param name="kind">What it holds: <c>spikes</c>, <c>state</c>, <c>rate</c>.</param>
    /// <param name="owner">Population or recorder; characters that file names cannot have become underscores.</param>
    /// <param name="extension">File extension with its dot.</param>
    /// <exception cref="DirectoryOccupiedException">A file of that name exists and may not be replaced.</exception>
    public FileStream Create(string kind, string owner, string extension)
    {
        string stem = kind + "_" + string.Concat(owner.Select(c => char.IsLetterOrDigit(c) || c is '-' or '.' or '+' ? c : '_'));
        string name = stem + extension;
        for (int number = 2; files.Contains(name, StringComparer.OrdinalIgnoreCase); number++) name = $"{stem}-{number}{extension}";
        if (!overwrite && File.Exists(At(name)))
            throw new DirectoryOccupiedException($"{At(name)} exists: choose another directory, or allow to overwrite it");
        files.Add(name);
        return new FileStream(At(name) + Partial, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    /// <summary>Gives the files their names, removes those of the run that they replace, and writes the manifest.</summary>
    /// <returns>The result as the manifest states it, with the names of the files.</returns>
    public RunResult Commit(RunResult result)
    {
        // the old manifest goes first: it must never stand beside new recordings
        foreach (string file in FilesOfEarlierRun().Except(files).Prepend(ManifestName)) File.Delete(At(file));
        foreach (string file in files) File.Move(At(file) + Partial, At(file), overwrite: true);

        result = result with { Files = [.. files] };
        File.WriteAllText(At(ManifestName) + Partial, result.ToJson() + "\n");
        File.Move(At(ManifestName) + Partial, At(ManifestName));
        files.Clear();
        return result;
    }

    /// <summary>Removes what was written but not committed.</summary>
    public void Dispose()
    {
        foreach (string file in files) File.Delete(At(file) + Partial);
    }

    private string At(string file) => Path.Combine(path, file);

    private ImmutableArray<string> FilesOfEarlierRun()
    {
        if (!File.Exists(At(ManifestName))) return [];
        try
        {
            // only names within this directory: a manifest must not make anyone delete other files
            return [.. RunResult.FromJson(File.ReadAllText(At(ManifestName))).Files.Where(file => file == Path.GetFileName(file))];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
