using System.CommandLine;
using System.Text.Json;
using Brainloom.Analysis;
using Brainloom.Cli.Terminal;
using Brainloom.Engine;
using Brainloom.Model;
using Spectre.Console;

namespace Brainloom.Cli.Commands;

/// <summary><c>check</c>: compiles a model and says what is wrong with it.</summary>
sealed class CheckCommand : DocumentedCommand
{
    readonly ModelArguments model;
    readonly OutputOptions output;

    public CheckCommand() : base("check", "Checks a model without building it: every mistake with its place in the document and its remedy.")
    {
        Examples =
        [
            new("check models/microcircuit", "checks a model"),
            new("check models/microcircuit --set drive=dc --scale 0.1", "checks a variant of it at a tenth of its size"),
            new("check my-model.yaml --json -", "the mistakes as JSON, for an editor"),
        ];
        model = new ModelArguments(this);
        output = new OutputOptions(this);
        SetAction(parsed => Check(model.Compile(parsed), output.Open(parsed)));
    }

    static int Check(CompiledModel compiled, Output output)
    {
        DiagnosticText.Write(output.Errors, compiled.Diagnostics);
        output.WriteJson(JsonSerializer.Serialize(compiled.Diagnostics.ToArray(), DiagnosticJson.Readable.DiagnosticArray));
        if (compiled.Network is not { } network) return ExitCode.Mistake;
        output.Text.WriteLine($"{compiled.Document.Title}: {Size(network)}. No mistakes.");
        return ExitCode.Done;
    }

    static string Size(NetworkDescription network) =>
        $"{Number.Count(network.Populations.Sum(population => (long)population.Size))} neurons in {Counted(network.Populations.Length, "population")}, "
        + $"{Counted(network.Projections.Length, "projection")}, {Counted(network.Stimuli.Length, "stimulus", "stimuli")}";

    static string Counted(int number, string one, string? many = null) => $"{Number.Count(number)} {(number == 1 ? one : many ?? one + "s")}";
}
