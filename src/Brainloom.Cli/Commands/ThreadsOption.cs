using System.CommandLine;

namespace Brainloom.Cli.Commands;

/// <summary><c>--threads</c>: all cores unless something else is said.</summary>
sealed class ThreadsOption : Option<int>
{
    public ThreadsOption() : base("--threads")
    {
        HelpName = "N";
        Description = "Threads; all cores otherwise. The spikes do not depend on it.";
        DefaultValueFactory = _ => Environment.ProcessorCount;
        Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError("--threads must be at least 1.");
        });
    }
}
