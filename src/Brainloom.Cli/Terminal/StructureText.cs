using System.Collections.Immutable;
using Brainloom.Analysis;
using Brainloom.Model;
using Spectre.Console;

namespace Brainloom.Cli.Terminal;

/// <summary>The structure of a network as a person reads it.</summary>
static class StructureText
{
    /// <summary>Writes neurons, layers and types by region; nothing where the document says of no population where it belongs.</summary>
    public static void Write(IAnsiConsole console, StructureTable structure)
    {
        if (!structure.IsTold) return;
        var table = new Table().Border(TableBorder.Simple).AddColumn("category").AddColumn("region");
        foreach (string head in (string[])["neurons", "layers", "neuron types"]) table.AddColumn(head, column => column.RightAligned());
        string above = "";
        foreach (var row in structure.Rows)
        {
            // a category is named once
            table.AddRow(new Text(row.Category == above ? "" : row.Category), new Text(row.Region), new Text(Number.Count(row.Neurons)), new Text(Number.Count(row.Layers)), new Text(Number.Count(row.Types)));
            above = row.Category;
        }
        if (structure.Rows.Length > 1)
        {
            table.AddEmptyRow();
            table.AddRow(new Text("total"), new Text(""), new Text(Number.Count(structure.Neurons)), new Text(""), new Text(Number.Count(structure.Rows.Sum(row => row.Types))));
        }
        console.Write(table);
        foreach (var relay in structure.Relays)
            console.WriteLine($"  Besides, {Number.Count(relay.Neurons)} relays{(relay.Region.Length > 0 ? $" of {relay.Region}" : "")} in {Number.Count(relay.Populations)} {(relay.Populations == 1 ? "population" : "populations")}.");
        if (structure.Relays.Length > 0) console.WriteLine();
    }

    /// <summary>Writes what was chosen of each variant, and on what evidence.</summary>
    public static void WriteChoices(IAnsiConsole console, ImmutableArray<Choice> choices)
    {
        if (choices.IsEmpty) return;
        var table = new Table().Border(TableBorder.Simple).AddColumn("choice").AddColumn("taken").AddColumn("others").AddColumn("evidence");
        foreach (var choice in choices)
        {
            string others = string.Join(", ", choice.Alternatives.Where(alternative => alternative.Name != choice.Chosen.Name).Select(alternative => alternative.Name));
            string[] evidence = [choice.Chosen.Note ?? choice.Note ?? "", choice.Chosen.Source is { } source ? $"[{source}]" : ""];
            table.AddRow(new Text(choice.Prefix + choice.Variant), new Text(choice.Chosen.Name + (choice.IsSet ? " (set)" : "")), new Text(others), new Text(string.Join(' ', evidence).Trim()));
        }
        console.Write(table);
    }

    /// <summary>Writes the mean in-degrees of all populations, as built and as expected.</summary>
    public static void WriteInDegrees(IAnsiConsole console, RunResult result)
    {
        bool other = result.Indegrees.Any(indegrees => indegrees.ExpectedOther > 0);
        var table = new Table().Border(TableBorder.Simple).AddColumn("in-degrees");
        foreach (string head in (string[])["excitatory", "expected", "inhibitory", "expected", .. other ? ImmutableArray.Create("other", "expected") : []]) table.AddColumn(head, column => column.RightAligned());
        foreach (var row in result.Indegrees)
        {
            double[] numbers = [row.Excitatory, row.ExpectedExcitatory, row.Inhibitory, row.ExpectedInhibitory, .. other ? ImmutableArray.Create(row.Other, row.ExpectedOther) : []];
            table.AddRow([new Text(row.Population), .. numbers.Select(number => new Text(Number.Fixed(number, 1)))]);
        }
        console.Write(table);
    }
}
