namespace Brainloom.Cli;

/// <summary>What a command tells the shell.</summary>
static class ExitCode
{
    /// <summary>The command did what it was asked.</summary>
    public const int Done = 0;

    /// <summary>The model or the arguments are wrong.</summary>
    public const int Mistake = 1;

    /// <summary>The machine failed: memory, disk, a missing library.</summary>
    public const int Failure = 2;

    /// <summary>The command was interrupted; what was recorded until then is whole.</summary>
    public const int Interrupted = 130;
}
