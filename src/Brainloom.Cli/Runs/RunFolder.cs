using System.Collections.Immutable;
using Brainloom.Analysis;
using Brainloom.Formats;
using Brainloom.Model;

namespace Brainloom.Cli.Runs;

/// <summary>The folder of a run: recordings and their manifest, figures, report.</summary>
sealed class RunFolder : IDisposable
{
    readonly string path;
    readonly RecordingDirectory recordings;

    /// <summary>Opens the folder before the run, so that a run is not lost for the want of a place.</summary>
    /// <exception cref="Mistake">An earlier run is recorded there, and it may not be replaced.</exception>
    public RunFolder(string path, bool overwrite)
    {
        this.path = path;
        try
        {
            recordings = new RecordingDirectory(path, overwrite);
        }
        catch (DirectoryOccupiedException)
        {
            throw new Mistake($"{path} holds another run.", "Choose another folder with --out, or replace that run with --overwrite.");
        }
    }

    /// <summary>Writes everything about a run.</summary>
    /// <returns>What to install for figures that could not be drawn; null when all were.</returns>
    public string? Write(CompletedRun run, CompiledModel model, IEnumerable<string> formats, string command)
    {
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
            Header = RunHeader.Of(result),
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
