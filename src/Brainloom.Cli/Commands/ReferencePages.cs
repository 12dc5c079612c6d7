using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Brainloom.Engine;
using Brainloom.Model;

namespace Brainloom.Cli.Commands;

/// <summary>The reference in Markdown: one page of commands, one page per kind of catalogue entry; and the schema by which editors complete and check documents.</summary>
static class ReferencePages
{
    const string Origin = "<!-- written by ./brainloom reference -->\n\n";

    static readonly JsonSerializerOptions SchemaText = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The pages by file name.</summary>
    public static IReadOnlyDictionary<string, string> Of(RootCommand root, Catalog catalog)
    {
        var pages = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["commands.md"] = Commands(root) };
        pages["model.schema.json"] = JsonSchema.Of(catalog).ToJsonString(SchemaText) + "\n";
        foreach (var kind in CatalogKind.Of(catalog).Where(kind => !kind.Entries.IsEmpty)) pages[kind.Page] = Entries(kind);
        return pages;
    }

    static string Commands(RootCommand root)
    {
        var page = new StringBuilder(Origin).Append("# Commands\n\n").Append(root.Description).Append("\n\n")
            .Append("Exit codes: 0 done; 1 the model or the arguments are wrong; 2 the machine failed (memory, disk, a missing library); ")
            .Append("130 interrupted, what was recorded until then is whole.\n");
        foreach (var command in root.Subcommands) Command(page, command, command.Name);
        page.Append("\n## test [FILTER]\n\nBuilds and runs every test, or those with FILTER in their full name; closes with `N passed, N failed`.\n");
        return page.ToString();
    }

    static void Command(StringBuilder page, Command command, string path)
    {
        if (command.Hidden) return;
        string usage = string.Concat(command.Arguments.Select(argument => argument.Arity.MinimumNumberOfValues == 0 ? $" [{argument.Name}]" : $" {argument.Name}"));
        page.Append($"\n## {path}{usage}\n\n{command.Description}\n");
        var rows = command.Arguments.Select(argument => (argument.Name, argument.Description))
            .Concat(command.Options.Where(option => !option.Hidden).Select(option => (Name: Signature(option), option.Description))).ToArray();
        if (rows.Length > 0)
        {
            page.Append("\n| option | meaning |\n|---|---|\n");
            foreach (var (name, description) in rows) page.Append($"| `{Cell(name)}` | {Cell(description ?? "")} |\n");
        }
        if (command is DocumentedCommand { Protocol: { IsEmpty: false } protocol })
        {
            page.Append("\nProtocol:\n\n");
            foreach (string step in protocol) page.Append($"1. {step}\n");
        }
        if (command is DocumentedCommand { Examples: { IsEmpty: false } examples })
        {
            page.Append("\n```\n");
            int width = examples.Max(example => example.Line.Length);
            foreach (var example in examples) page.Append($"./brainloom {example.Line.PadRight(width)}   # {example.Does}\n");
            page.Append("```\n");
        }
        foreach (var inner in command.Subcommands) Command(page, inner, $"{path} {inner.Name}");
    }

    static string Signature(Option option) =>
        string.Join(", ", option.Aliases.Prepend(option.Name)) + (option.Arity.MaximumNumberOfValues == 0 ? "" : " " + (option.HelpName ?? "VALUE"));

    static string Entries(CatalogKind kind)
    {
        var page = new StringBuilder(Origin).Append($"# {kind.Title}\n");
        foreach (var entry in kind.Entries.Values)
        {
            page.Append($"\n## {entry.Name}\n\n{entry.Summary}\n");
            if (entry.Remarks.Length > 0) page.Append($"\n```text\n{entry.Remarks}\n```\n");
            Table(page, "parameter | default | unit | meaning", entry.Parameters.Select(parameter => new[]
            {
                $"`{parameter.Name}`", ParameterText.Default(parameter), ParameterText.Unit(parameter), ParameterText.Meaning(parameter),
            }));
            Table(page, "state variable | unit | meaning", entry.State.Select(state => new[] { $"`{state.Name}`", state.Unit == "1" ? "" : state.Unit, state.Summary }));
            Table(page, "receptor | unit | takes", entry.Receptors.Select(receptor => new[] { $"`{receptor.Name}`", receptor.Unit, ParameterText.Weights(receptor.Sign) }));
            Table(page, "elsewhere | name", entry.Counterparts.Select(counterpart => new[] { counterpart.Simulator, $"`{counterpart.Name}`" }));
            foreach (var citation in entry.Citations) page.Append($"\nCite: {citation.Note}. [{citation.Doi}](https://doi.org/{citation.Doi})\n");
        }
        return page.ToString();
    }

    static void Table(StringBuilder page, string head, IEnumerable<string[]> rows)
    {
        var all = rows.ToArray();
        if (all.Length == 0) return;
        page.Append($"\n| {head} |\n|{string.Concat(Enumerable.Repeat("---|", all[0].Length))}\n");
        foreach (var row in all) page.Append($"| {string.Join(" | ", row.Select(Cell))} |\n");
    }

    static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);
}
