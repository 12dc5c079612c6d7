using System.Collections.Immutable;
using System.Reflection;

namespace Brainloom.Cli.Runs;

/// <summary>What this program was built from.</summary>
static class Build
{
    static readonly ImmutableArray<string> Parts = [.. typeof(Build).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')];

    /// <summary>Version of Brainloom.</summary>
    public static string Version => Parts[0];

    /// <summary>Commit; empty when it was not built from a repository.</summary>
    public static string Commit => Parts.Length > 1 ? Parts[1] : "";
}
