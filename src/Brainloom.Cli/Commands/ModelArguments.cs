using System.CommandLine;
using Brainloom.Model;

namespace Brainloom.Cli.Commands;

/// <summary>The arguments that name a model and say how it is compiled; several commands have them.</summary>
sealed class ModelArguments
{
    readonly Argument<string> model = new("MODEL") { Description = "Folder of models/, by name or path, or the path of a document." };
    readonly ModelOptions options;

    /// <summary>Adds the arguments to a command.</summary>
    public ModelArguments(Command command)
    {
        command.Add(model);
        options = new ModelOptions(command);
    }

    /// <summary>The document that is meant.</summary>
    /// <exception cref="Mistake">There is none.</exception>
    public string Document(ParseResult parsed) => ModelLocation.Find(parsed.GetRequiredValue(model));

    /// <summary>What was chosen beside the document.</summary>
    public CompileOptions Options(ParseResult parsed) => options.Read(parsed);

    /// <summary>The model that is meant, compiled.</summary>
    /// <exception cref="Mistake">There is no such document.</exception>
    public CompiledModel Compile(ParseResult parsed) => ModelCompiler.Compile(ModelDocument.Load(Document(parsed)), Options(parsed));
}
