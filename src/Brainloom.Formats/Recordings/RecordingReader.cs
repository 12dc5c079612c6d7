using System.Collections.Immutable;
using System.Text.Json;
using Brainloom.Engine;

namespace Brainloom.Formats;

/// <summary>Reads what a run recorded, at its end, while it goes on, or after it was killed: then up to the last step that was complete.</summary>
public sealed class RecordingReader
{
    private readonly string path, suffix;
    private readonly ImmutableArray<RecordedFile> files;

    private RecordingReader(string path, string suffix)
    {
        (this.path, this.suffix) = (path, suffix);
        string name = Path.Combine(path, RecordingDirectory.ManifestName + suffix);
        try
        {
            Manifest = RecordingManifest.FromJson(File.ReadAllText(name));
        }
        catch (JsonException broken)
        {
            throw new IOException($"{name} is no manifest of a run: {broken.Message}", broken);
        }
        // of several formats the quickest to read
        string? format = Manifest.Recordings.OrderBy(file => file.Dtype is null).FirstOrDefault()?.Format;
        files = [.. Manifest.Recordings.Where(file => file.Format == format)];
        if (files.Where(IsCut).Select(LastStepOf).DefaultIfEmpty(long.MaxValue).Min() is var cut && cut < Manifest.LastStep)
            Manifest = Manifest with { Complete = false, LastStep = cut, SimulatedMs = (cut - Manifest.FirstStep) * Manifest.DtMs };
    }

    /// <summary>Opens the recordings in a directory: those of a whole run, or else those of a run that was killed or goes on still.</summary>
    /// <exception cref="IOException">There are none.</exception>
    public static RecordingReader Open(string path) =>
        File.Exists(Path.Combine(path, RecordingDirectory.ManifestName)) ? new RecordingReader(path, "")
        : File.Exists(Path.Combine(path, RecordingDirectory.ManifestName + RecordingDirectory.Partial)) ? OfPart(path)
        : throw new FileNotFoundException($"{path} holds no recordings: there is no {RecordingDirectory.ManifestName}.");

    /// <summary>What the manifest says; a file that is shorter than it says ends the recording earlier.</summary>
    public RecordingManifest Manifest { get; }

    /// <summary>Where the recording ends, in words; null when it is complete.</summary>
    public string? Note => Manifest.Note;

    /// <summary>Number of spikes recorded.</summary>
    public long Spikes => files.Where(file => file.Kind == "spikes").Sum(file => file.Rows);

    /// <summary>Opens the recordings of a run that was killed or goes on still.</summary>
    internal static RecordingReader OfPart(string path) => new(path, RecordingDirectory.Partial);

    /// <summary>Reads everything, or its beginning.</summary>
    /// <param name="lastStep">Last step to read.</param>
    public Recording Read(long lastStep = long.MaxValue)
    {
        lastStep = Math.Min(lastStep, Manifest.LastStep);
        return Layout(lastStep) with
        {
            Spikes = [.. Of("spikes").Select(file => ReadSpikes(file, lastStep))],
            States = [.. Of("state").Select(file => ReadState(file, lastStep))],
            Rates = [.. Of("rate").Select(file => ReadRate(file, lastStep))],
        };
    }

    /// <summary>Reads the spikes of one population after the other, so that no more than those of one are in memory.</summary>
    public IEnumerable<Recording> ReadPopulations() =>
        Of("spikes").Select(file => Layout(Manifest.LastStep) with { Spikes = [ReadSpikes(file, Manifest.LastStep)] });

    private IEnumerable<RecordedFile> Of(string kind) => files.Where(file => file.Kind == kind);

    private Recording Layout(long lastStep) => new() { dt = Manifest.DtMs, FirstStep = Manifest.FirstStep, LastStep = lastStep };

    private RowReader Rows(RecordedFile file) => new(Path.Combine(path, file.File + suffix), file, Manifest.DtMs);

    // all rows, or as many as the part of the time that is wanted holds by the mean
    private int Expected(RecordedFile file, long lastStep) => checked((int)(lastStep >= Manifest.LastStep ? file.Rows
        : file.Rows * ((lastStep - Manifest.FirstStep) / (double)(Manifest.LastStep - Manifest.FirstStep))));

    private SpikeRecording ReadSpikes(RecordedFile file, long lastStep)
    {
        int count = 0;
        int[] steps = new int[Expected(file, lastStep)], neurons = new int[steps.Length];
        using var rows = Rows(file);
        Span<double> neuron = stackalloc double[1];
        while (rows.TryRead(out int step, neuron) && step <= lastStep)
        {
            if (count == steps.Length)
            {
                Array.Resize(ref steps, count + count / 4 + 1024);
                Array.Resize(ref neurons, steps.Length);
            }
            steps[count] = step;
            neurons[count++] = (int)neuron[0];
        }
        return new SpikeRecording(file.Name, file.Size!.Value, file.Recorded!.Value, steps.AsMemory(0, count), neurons.AsMemory(0, count));
    }

    private StateRecording ReadState(RecordedFile file, long lastStep)
    {
        ImmutableArray<int> neurons = [.. file.NeuronRanges!.Value.SelectMany(range => Enumerable.Range(range[0], range[1]))];
        ImmutableArray<string> variables = file.Columns[2..];
        var steps = new List<int>();
        var values = new List<double>(Expected(file, lastStep) * variables.Length);
        using var rows = Rows(file);
        var numbers = new double[1 + variables.Length];
        for (int row = 0; rows.TryRead(out int step, numbers) && step <= lastStep; row++)
        {
            if (row % neurons.Length == 0) steps.Add(step);
            values.AddRange(numbers.AsSpan(1));
        }
        int samples = values.Count / Math.Max(1, neurons.Length * variables.Length);
        return new StateRecording(file.Name, neurons, variables, file.Units[2..], steps.ToArray().AsMemory(0, samples),
            values.ToArray().AsMemory(0, samples * neurons.Length * variables.Length));
    }

    // a bin counts if it begins before the end: the last of a run may not be full
    private RateRecording ReadRate(RecordedFile file, long lastStep)
    {
        var counts = new List<int>();
        using var rows = Rows(file);
        Span<double> numbers = stackalloc double[2];
        while (rows.TryRead(out int step, numbers) && step - file.BinSteps!.Value < lastStep) counts.Add((int)numbers[0]);
        return new RateRecording(file.Name, file.Recorded!.Value, file.BinSteps!.Value, counts.ToArray());
    }

    private bool IsCut(RecordedFile file) => new FileInfo(Path.Combine(path, file.File + suffix)) is var found && (!found.Exists || found.Length < file.Bytes);

    // the last step of which a file that was cut off holds everything
    private long LastStepOf(RecordedFile file)
    {
        if (!File.Exists(Path.Combine(path, file.File + suffix))) throw new FileNotFoundException($"{file.File}{suffix} is missing in {path}.");
        using var rows = Rows(file);
        var numbers = new double[file.Columns.Length - 1];
        long last = Manifest.FirstStep;
        while (rows.TryRead(out int step, numbers)) last = step;
        // more of the same step may be missing, except of a rate, which has one row for each
        return file.Kind == "rate" ? last : Math.Max(Manifest.FirstStep, last - 1);
    }
}
