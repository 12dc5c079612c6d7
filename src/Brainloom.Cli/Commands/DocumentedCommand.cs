using System.Collections.Immutable;
using System.CommandLine;

namespace Brainloom.Cli.Commands;

/// <summary>A command with examples and, where it measures something, its protocol.</summary>
class DocumentedCommand(string name, string description) : Command(name, description)
{
    /// <summary>The examples, simplest first.</summary>
    public ImmutableArray<Example> Examples { get; init; } = [];

    /// <summary>What is done and measured, step by step; empty for commands that measure nothing.</summary>
    public ImmutableArray<string> Protocol { get; init; } = [];
}
