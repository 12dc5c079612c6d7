using System.CommandLine;
using System.CommandLine.Help;

namespace Brainloom.Cli.Commands;

/// <summary><c>brainloom</c>: the root of all commands.</summary>
sealed class BrainloomCommand : RootCommand
{
    public BrainloomCommand() : base("Brainloom simulates spiking neural networks that documents describe.")
    {
        Add(new RunCommand());
        Add(new CheckCommand());
        Add(new PlanCommand());
        Add(new BenchCommand());
        Add(new ModelsCommand());
        Add(new ReferenceCommand());
        var help = Options.OfType<HelpOption>().Single();
        var text = (HelpAction)help.Action!;
        help.Action = new HelpWithExamples(text);
        SetAction(parsed => help.Action is HelpWithExamples action ? action.Invoke(parsed) : ExitCode.Done);
    }
}
