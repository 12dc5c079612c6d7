using System.CommandLine;
using Brainloom.Cli.Terminal;

namespace Brainloom.Cli.Commands;

/// <summary>The options that say where the words of a command go.</summary>
sealed class OutputOptions
{
    readonly Option<string> json = new("--json") { HelpName = "FILE", Description = "Writes the result as JSON; - is standard output, and all else then goes to standard error." };

    readonly Option<bool> quiet = new("--quiet") { Description = "Says nothing but errors." };

    /// <summary>Adds the options to a command.</summary>
    public OutputOptions(Command command)
    {
        command.Add(json);
        command.Add(quiet);
    }

    /// <summary>The output that was chosen.</summary>
    public Output Open(ParseResult parsed) => new(parsed.InvocationConfiguration, parsed.GetValue(json), parsed.GetValue(quiet));
}
