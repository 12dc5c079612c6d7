using System.Collections.Immutable;
using Brainloom.Analysis;
using Brainloom.Engine;
using Brainloom.Formats;
using Brainloom.Model;

namespace Brainloom.Cli.Runs;

/// <summary>The folder of a run: recordings and their manifest, figures, report.</summary>
sealed class RunFolder : IDisposable
{
    readonly string path;
    readonly RecordingDirectory recordings;
    readonly IReadOnlyList<string> formats;
    bool streamed;

    /// <summary>Opens the folder before the run, so that a run is not lost for the want of a place.</summary>
    /// <param name="path">Where.</param>
    /// <param name="overwrite">Whether an earlier run there may be replaced.</param>
    /// <param name="protocol">What will be run.</param>
    /// <param name="formats">Formats of the recordings.</param>
    /// <exception cref="Mistake">An earlier run is recorded there, whole or in part, and it may not be replaced.</exception>
    public RunFolder(string path, bool overwrite, RunProtocol protocol, IEnumerable<string> formats)
    {
        this.path = path;
        this.formats = [.. formats.Distinct()];
        try
        {
            recordings = new RecordingDirectory(path, overwrite) { Model = protocol.Model.Document.Name, TimeMs = protocol.Steps * protocol.Network.dt };
        }
        catch (DirectoryOccupiedException occupied)
        {
            throw new Mistake(occupied.Note is { } note ? $"{path} holds part of another run: {note}." : $"{path} holds another run.", "Choose another folder with --out, or replace that run with --overwrite.");
        }
    }

    /// <summary>Opens files that take recordings while the run goes on.</summary>
    /// <param name="layout">What is recorded.</param>
    public IRecordingSink Stream(Recording layout)
    {
        streamed = true;
        return new StreamedRecording(layout, recordings, formats);
    }

    /// <summary>A reader of the recordings that were streamed.</summary>
    public RecordingReader ReadPart() => recordings.ReadPart();

    /// <summary>What to tell of a failure to write recordings, with where they end.</summary>
    public IOException Stopped(Exception failure) => new(recordings.HoldsPart
        ? $"{failure.Message} The simulation was stopped. In {path} the {ReadPart().Note}." : failure.Message, failure);

    /// <summary>Writes everything about a run, except what was streamed.</summary>
    /// <returns>What to install for figures that could not be drawn; null when all were.</returns>
    public string? Write(CompletedRun run, CompiledModel model, string command)
    {
        if (!streamed)
            foreach (string format in formats) RecordingFormats.Named(format)!.Export(run.Recording, recordings);
        Directory.CreateDirectory(Path.Combine(path, "figures"));
        PositionFile.Export(model.Network!.Populations, recordings);
        var result = recordings.Commit(run.Result);
        ImmutableArray<DisplayedPopulation> populations = [.. model.Populations.Select(DisplayedPopulation.Of)];
        var figures = FigureSet.Of(new FigureInput
        {
            Recording = run.Recording,
            Statistics = run.Statistics,
            Populations = populations,
            // figures of a very long run show its beginning
            Header = RunHeader.Of(result) with { Duration = run.Recording.Duration },
            References = Expectations.References(model),
            Connectivity = run.Connectivity,
        });
        // none stays of a run that this one replaces
        foreach (string file in FigureSet.Names.SelectMany(name => FigureFormat.All.Select(format => name + format.Extension).Append(name + ".txt")))
            File.Delete(Path.Combine(path, "figures", file));
        var written = FigureSet.Write(figures, Path.Combine(path, "figures"), FigureFormat.All);
        if (run.Connectivity is { } connectivity) File.WriteAllText(Path.Combine(path, "connectivity.csv"), connectivity.ToCsv());
        var report = new ReportInput { Result = result, Populations = populations, Figures = figures, Command = command, Ended = DateTimeOffset.Now };
        File.WriteAllText(Path.Combine(path, "report.html"), HtmlReport.Page(report));
        return written.Missing;
    }

    /// <inheritdoc/>
    public void Dispose() => recordings.Dispose();
}
