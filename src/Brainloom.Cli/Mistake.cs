namespace Brainloom.Cli;

/// <summary>Arguments that cannot be followed: what is wrong, and what to do instead.</summary>
sealed class Mistake(string message, string remedy) : Exception(message)
{
    /// <summary>What to do instead.</summary>
    public string Remedy => remedy;
}
