using System.CommandLine;
using Brainloom.Cli.Terminal;
using Brainloom.Engine;
using Brainloom.Model;
using Spectre.Console;

namespace Brainloom.Cli.Commands;

/// <summary><c>models show</c>: one catalogue entry in full.</summary>
sealed class ModelsShowCommand : DocumentedCommand
{
    readonly Argument<string> name = new("NAME") { Description = "Name of the entry, as documents write it." };

    public ModelsShowCommand() : base("show", "Shows one entry: equations, parameters with units and defaults, receptors, citations, names elsewhere.")
    {
        Examples = [new("models show poisson_generator", "shows a stimulus")];
        Add(name);
        SetAction(parsed => Show(parsed.GetRequiredValue(name), new Output(parsed.InvocationConfiguration).Text));
    }

    static int Show(string name, IAnsiConsole console)
    {
        var kinds = CatalogKind.Of(Catalog.Engine);
        var found = kinds.Where(kind => kind.Entries.ContainsKey(name)).ToArray();
        if (found.Length == 0)
        {
            string? nearest = Spelling.Nearest(name, kinds.SelectMany(kind => kind.Entries.Keys));
            throw new Mistake($"The catalogue has no entry '{name}'.",
                (nearest is null ? "" : $"Did you mean '{nearest}'? ") + "./brainloom models lists all names.");
        }
        foreach (var kind in found) Show(kind.Name, kind.Entries[name], console);
        return ExitCode.Done;
    }

    static void Show(string kind, CatalogEntry entry, IAnsiConsole console)
    {
        console.Write(new Text(entry.Name, new Style(decoration: Decoration.Bold)));
        console.WriteLine($", {kind}");
        console.Write(new Padder(new Text(entry.Summary), new Padding(2, 0)));
        if (entry.Remarks.Length > 0) console.Write(new Padder(new Text(entry.Remarks), new Padding(2, 1, 2, 0)));
        Section(console, "Parameters", entry.Parameters.Select(parameter => new[]
        {
            parameter.Name, ParameterText.Default(parameter), ParameterText.Unit(parameter), ParameterText.Meaning(parameter),
        }));
        Section(console, "State variables", entry.State.Select(state => new[] { state.Name, state.Unit == "1" ? "" : state.Unit, state.Summary }));
        Section(console, "Receptors", entry.Receptors.Select(receptor => new[] { receptor.Name, receptor.Unit, ParameterText.Weights(receptor.Sign) }));
        Section(console, "Elsewhere", entry.Counterparts.Select(counterpart => new[] { counterpart.Simulator, counterpart.Name }));
        Section(console, "Cite", entry.Citations.Select(citation => new[] { $"{citation.Note}. https://doi.org/{citation.Doi}" }));
        console.WriteLine();
    }

    static void Section(IAnsiConsole console, string title, IEnumerable<string[]> rows)
    {
        var all = rows.ToArray();
        if (all.Length == 0) return;
        console.WriteLine();
        console.Write(new Text(title + "\n", new Style(decoration: Decoration.Bold)));
        var grid = new Grid();
        for (int column = 0; column < all[0].Length; column++)
        {
            var layout = new GridColumn().PadLeft(column == 0 ? 2 : 0).PadRight(2);
            grid.AddColumn(column < all[0].Length - 1 ? layout.NoWrap() : layout);
        }
        foreach (var row in all) grid.AddRow([.. row.Select(cell => new Text(cell))]);
        console.Write(grid);
    }
}
