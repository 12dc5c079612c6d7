using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Brainloom.Cli.Commands;

/// <summary>Help, with the protocol and the examples of the command below it.</summary>
sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        int code = help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is DocumentedCommand { Protocol.IsEmpty: false } measuring)
        {
            output.WriteLine("Protocol:");
            for (int step = 0; step < measuring.Protocol.Length; step++) output.WriteLine(FormattableString.Invariant($"  {step + 1}. {measuring.Protocol[step]}"));
            output.WriteLine();
        }
        if (parseResult.CommandResult.Command is DocumentedCommand { Examples.IsEmpty: false } command)
        {
            output.WriteLine("Examples:");
            int width = command.Examples.Max(example => example.Line.Length);
            foreach (var example in command.Examples)
                output.WriteLine($"  ./brainloom {example.Line.PadRight(width)}  {example.Does}");
            output.WriteLine();
        }
        if (parseResult.CommandResult.Command is RootCommand)
        {
            output.WriteLine("Tests:");
            output.WriteLine("  ./brainloom test [FILTER]  builds and runs every test, or those with FILTER in their full name");
            output.WriteLine();
        }
        return code;
    }
}
