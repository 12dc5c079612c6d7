using System.Collections.Immutable;
using System.CommandLine;

namespace Brainloom.Cli.Commands;

/// <summary>A command with examples.</summary>
class DocumentedCommand(string name, string description) : Command(name, description)
{
    /// <summary>The examples, simplest first.</summary>
    public ImmutableArray<Example> Examples { get; init; } = [];
}
