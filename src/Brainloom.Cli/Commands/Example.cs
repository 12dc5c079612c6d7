namespace Brainloom.Cli.Commands;

/// <summary>A command line as a person types it, shown by help and in the reference; a test reads each one.</summary>
/// <param name="Line">What follows <c>./brainloom</c>.</param>
/// <param name="Does">What it does, in a few words.</param>
sealed record Example(string Line, string Does);
