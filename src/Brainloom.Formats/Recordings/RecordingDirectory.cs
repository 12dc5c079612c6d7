using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Brainloom.Analysis;
using Brainloom.Engine;

namespace Brainloom.Formats;

/// <summary>The directory that a run is recorded into: files appear all at once, with the manifest as the last.</summary>
/// <remarks>Files are written under names that end in <c>.partial</c> and get their own in <see cref="Commit"/>. So a manifest stands only beside whole recordings of its
/// own run. A recording that is written while the run goes on says in a manifest of its own, <c>manifest.json.partial</c>, how far it is complete; when the process is killed,
/// both remain. Without <see cref="Commit"/>, <see cref="Dispose"/> removes the files unless they hold part of a run in this way.</remarks>
public sealed class RecordingDirectory : IDisposable
{
    /// <summary>Name of the manifest: the result of the run that the recordings belong to, and what the files hold.</summary>
    public const string ManifestName = "manifest.json";

    /// <summary>What follows the name of a file while it is written.</summary>
    public const string Partial = ".partial";

    private readonly string path;
    private readonly bool overwrite;
    private readonly List<string> files = [];
    private readonly List<Func<(long LastStep, ImmutableArray<RecordedFile> Files)>> described = [];
    private readonly ImmutableArray<string> remains;
    private RecordingManifest? manifest;

    /// <summary>Opens a directory for one run and creates it if necessary.</summary>
    /// <param name="path">Where.</param>
    /// <param name="overwrite">Whether the recordings of an earlier run there may be replaced.</param>
    /// <exception cref="DirectoryOccupiedException">An earlier run is recorded there, whole or in part, and it may not be replaced.</exception>
    public RecordingDirectory(string path, bool overwrite)
    {
        this.path = path;
        this.overwrite = overwrite;
        if (!overwrite && File.Exists(At(ManifestName)))
            throw new DirectoryOccupiedException($"{path} holds the recordings of another run: choose another directory, or allow to overwrite it");
        var part = PartOfEarlierRun();
        if (!overwrite && part is not null)
            throw new DirectoryOccupiedException($"{path} holds part of another run ({part.Note}): choose another directory, or allow to overwrite it") { Note = part.Note };
        // only names within this directory: a manifest must not make anyone delete other files
        remains = part is null ? [] : [.. part.Recordings.Select(file => file.File).Where(file => file == Path.GetFileName(file))];
        Directory.CreateDirectory(path);
    }

    /// <summary>Name of the model.</summary>
    public string Model { get; init; } = "";

    /// <summary>Time that is to be simulated [ms]; null where nobody says.</summary>
    public double? TimeMs { get; init; }

    /// <summary>Whether part of a run is there that can be read, and that stays without <see cref="Commit"/>.</summary>
    public bool HoldsPart { get; private set; }

    /// <summary>Creates a file for part of the recording.</summary>
    /// <param name="kind">What it holds: <c>spikes</c>, <c>state</c>, <c>rate</c>.</param>
    /// <param name="owner">Population or recorder; characters that file names cannot have become underscores.</param>
    /// <param name="extension">File extension with its dot.</param>
    /// <param name="name">The name that the file will have.</param>
    /// <exception cref="DirectoryOccupiedException">A file of that name exists and may not be replaced.</exception>
    public FileStream Create(string kind, string owner, string extension, out string name)
    {
        string stem = kind + "_" + string.Concat(owner.Select(c => char.IsLetterOrDigit(c) || c is '-' or '.' or '+' ? c : '_'));
        name = stem + extension;
        for (int number = 2; files.Contains(name, StringComparer.OrdinalIgnoreCase); number++) name = $"{stem}-{number}{extension}";
        if (!overwrite && File.Exists(At(name)))
            throw new DirectoryOccupiedException($"{At(name)} exists: choose another directory, or allow to overwrite it");
        files.Add(name);
        return new FileStream(At(name) + Partial, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    /// <summary>Tells what files hold, for the manifest.</summary>
    /// <param name="layout">What is recorded.</param>
    /// <param name="state">Asked for the last step and the files, as they are complete.</param>
    internal void Describe(Recording layout, Func<(long LastStep, ImmutableArray<RecordedFile> Files)> state)
    {
        manifest ??= ManifestOf(layout);
        described.Add(state);
    }

    /// <summary>Writes the manifest of the part that is complete by now.</summary>
    internal void CommitPart(Recording layout)
    {
        manifest ??= ManifestOf(layout);
        string name = At(ManifestName) + Partial;
        var part = Described(complete: false)!;
        // replaced in one go, so that there is a whole one at any time
        File.WriteAllText(name + ".new", part.ToJson() + "\n");
        File.Move(name + ".new", name, overwrite: true);
        HoldsPart = part.LastStep > part.FirstStep;
    }

    /// <summary>A reader of the part that is complete by now.</summary>
    public RecordingReader ReadPart() => RecordingReader.OfPart(path);

    /// <summary>Gives the files their names, removes those of the run that they replace, and writes the manifest.</summary>
    /// <returns>The result as the manifest states it, with the names of the files.</returns>
    public RunResult Commit(RunResult result)
    {
        // the old manifest goes first: it must never stand beside new recordings
        foreach (string file in FilesOfEarlierRun().Except(files).Prepend(ManifestName)) File.Delete(At(file));
        foreach (string file in remains.Except(files)) File.Delete(At(file) + Partial);
        foreach (string file in files) File.Move(At(file) + Partial, At(file), overwrite: true);

        result = result with { Files = [.. files] };
        File.WriteAllText(At(ManifestName) + ".new", Text(result));
        File.Move(At(ManifestName) + ".new", At(ManifestName));
        File.Delete(At(ManifestName) + Partial);
        files.Clear();
        HoldsPart = false;
        return result;
    }

    /// <summary>Removes what was written but not committed, unless it is part of a run.</summary>
    public void Dispose()
    {
        if (HoldsPart) return;
        foreach (string file in files) File.Delete(At(file) + Partial);
        if (manifest is null || files.Count == 0) return;
        File.Delete(At(ManifestName) + Partial);
        File.Delete(At(ManifestName) + Partial + ".new");
    }

    private RecordingManifest ManifestOf(Recording layout) => new()
    {
        Model = Model,
        DtMs = layout.dt,
        FirstStep = layout.FirstStep,
        WarmupMs = layout.FirstStep * layout.dt,
        TimeMs = TimeMs,
    };

    private RecordingManifest? Described(bool complete)
    {
        if (manifest is null) return null;
        var now = described.Select(state => state()).ToArray();
        long lastStep = now.Select(state => state.LastStep).DefaultIfEmpty(manifest.FirstStep).Min();
        return manifest with
        {
            Complete = complete,
            LastStep = lastStep,
            SimulatedMs = (lastStep - manifest.FirstStep) * manifest.DtMs,
            Recordings = [.. now.SelectMany(state => state.Files)],
        };
    }

    // the result, then what the files hold
    private string Text(RunResult result)
    {
        bool complete = TimeMs is not { } time || result.SimulatedMs > time - result.DtMs / 2;
        var text = JsonNode.Parse(result.ToJson())!.AsObject();
        text["complete"] = complete;
        if (Described(complete) is { } recordings)
            foreach (var (name, value) in JsonNode.Parse(recordings.ToJson())!.AsObject().ToArray())
                if (!text.ContainsKey(name)) text[name] = value!.DeepClone();
        return text.ToJsonString(ManifestJson.Readable.Options) + "\n";
    }

    private RecordingManifest? PartOfEarlierRun()
    {
        string name = At(ManifestName) + Partial;
        if (!File.Exists(name)) return null;
        try
        {
            return RecordingManifest.FromJson(File.ReadAllText(name));
        }
        catch (JsonException)
        {
            return null;
        }
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
