using System.CommandLine;
using Brainloom.Engine;

namespace Brainloom.Cli.Commands;

/// <summary><c>reference</c>: writes the pages of <c>docs/reference</c> from the commands and the catalogue.</summary>
sealed class ReferenceCommand : DocumentedCommand
{
    readonly Argument<DirectoryInfo> folder = new("FOLDER")
    {
        Description = "Where the pages go.",
        DefaultValueFactory = _ => new DirectoryInfo(Path.Combine(Repository.Root, "docs", "reference")),
    };

    public ReferenceCommand() : base("reference", "Writes the reference pages from the commands and the catalogue.")
    {
        Hidden = true;
        Examples = [new("reference", "brings docs/reference up to date")];
        Add(folder);
        SetAction(parsed => Write(parsed.GetRequiredValue(folder)));
    }

    static int Write(DirectoryInfo folder)
    {
        folder.Create();
        foreach (var (file, text) in ReferencePages.Of(new BrainloomCommand(), Catalog.Engine)) File.WriteAllText(Path.Combine(folder.FullName, file), text);
        return ExitCode.Done;
    }
}
