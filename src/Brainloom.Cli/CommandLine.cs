using System.CommandLine;
using System.CommandLine.Invocation;
using Brainloom.Cli.Commands;

namespace Brainloom.Cli;

/// <summary>Reads arguments, runs the command they name, and says in plain words what went wrong.</summary>
static class CommandLine
{
    /// <summary>Runs one command and returns its exit code.</summary>
    public static async Task<int> Run(IReadOnlyList<string> arguments, InvocationConfiguration invocation, CancellationToken stop = default)
    {
        var parsed = new BrainloomCommand().Parse(arguments);
        if (parsed.Action is ParseErrorAction)
        {
            foreach (var error in parsed.Errors) invocation.Error.WriteLine("error: " + error.Message);
            invocation.Error.WriteLine($"Help: ./brainloom {Path(parsed.CommandResult.Command)}--help");
            return ExitCode.Mistake;
        }
        try
        {
            return await parsed.InvokeAsync(invocation, stop);
        }
        catch (Mistake mistake)
        {
            invocation.Error.WriteLine("error: " + mistake.Message);
            invocation.Error.WriteLine("  " + mistake.Remedy);
            return ExitCode.Mistake;
        }
        catch (OperationCanceledException)
        {
            invocation.Error.WriteLine("Interrupted.");
            return ExitCode.Interrupted;
        }
        catch (Exception failure)
        {
            invocation.Error.WriteLine("error: " + Failure.Explain(failure));
            return ExitCode.Failure;
        }
    }

    // "models show " for the command models show
    static string Path(Command command) => command is RootCommand ? "" : Path((Command)command.Parents.First()) + command.Name + " ";
}
