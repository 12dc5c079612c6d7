using System.CommandLine;
using Brainloom.Cli.Terminal;
using Brainloom.Engine;
using Spectre.Console;

namespace Brainloom.Cli.Commands;

/// <summary><c>models</c>: what documents can name.</summary>
sealed class ModelsCommand : DocumentedCommand
{
    public ModelsCommand() : base("models", "Lists neuron and synapse models, connection rules, stimuli, recorders and distributions.")
    {
        Examples = [new("models", "lists the whole catalogue")];
        Add(new ModelsShowCommand());
        SetAction(parsed => List(new Output(parsed.InvocationConfiguration).Text));
    }

    static int List(IAnsiConsole console)
    {
        foreach (var kind in CatalogKind.Of(Catalog.Engine).Where(kind => !kind.Entries.IsEmpty))
        {
            console.Write(new Text(kind.Title + "\n", new Style(decoration: Decoration.Bold)));
            var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadLeft(2).PadRight(2)).AddColumn();
            foreach (var entry in kind.Entries.Values) grid.AddRow(new Text(entry.Name), new Text(entry.Summary));
            console.Write(grid);
            console.WriteLine();
        }
        console.WriteLine("One of them in full: ./brainloom models show NAME");
        return ExitCode.Done;
    }
}
