using System.CommandLine;
using Spectre.Console;

namespace Brainloom.Cli.Terminal;

/// <summary>Where the words of a command go: what was asked for to standard output, everything about it to standard error.</summary>
/// <remarks>When JSON takes standard output, text moves to standard error. Quiet silences all but JSON and errors.</remarks>
sealed class Output
{
    /// <summary>Width of text that goes to a file or a pipe.</summary>
    const int PlainWidth = 140;

    /// <summary>Opens the output of one invocation.</summary>
    /// <param name="invocation">Standard output and standard error.</param>
    /// <param name="json">File that takes JSON, <c>-</c> for standard output; null when none is wanted.</param>
    /// <param name="quiet">Whether only JSON and errors are wanted.</param>
    public Output(InvocationConfiguration invocation, string? json = null, bool quiet = false)
    {
        (StandardOutput, JsonFile, Errors) = (invocation.Output, json, invocation.Error);
        Text = Console(quiet ? TextWriter.Null : json == "-" ? invocation.Error : invocation.Output);
        Progress = new ProgressDisplay(quiet ? null : Console(invocation.Error));
    }

    /// <summary>Tables and messages.</summary>
    public IAnsiConsole Text { get; }

    /// <summary>Diagnostics and failures; never silenced.</summary>
    public TextWriter Errors { get; }

    /// <summary>Progress of long work, on standard error.</summary>
    public ProgressDisplay Progress { get; }

    TextWriter StandardOutput { get; }

    string? JsonFile { get; }

    /// <summary>Writes the JSON that was asked for, if any was.</summary>
    public void WriteJson(string json)
    {
        if (JsonFile == "-") StandardOutput.WriteLine(json);
        else if (JsonFile is not null) File.WriteAllText(JsonFile, json + "\n");
    }

    static IAnsiConsole Console(TextWriter writer)
    {
        bool plain = !(writer == System.Console.Out && !System.Console.IsOutputRedirected || writer == System.Console.Error && !System.Console.IsErrorRedirected);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = plain ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (plain) console.Profile.Width = PlainWidth;
        return console;
    }
}
