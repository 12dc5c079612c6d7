using System.Collections.Immutable;

namespace Brainloom.Cli.Benchmarks;

/// <summary>A way to run the program: environment of the process, arguments of the workload.</summary>
/// <param name="Name">What is different from the default.</param>
/// <param name="Environment">Variables that are set.</param>
/// <param name="Arguments">Arguments that are added.</param>
sealed record Configuration(string Name, ImmutableArray<(string Name, string Value)> Environment, ImmutableArray<string> Arguments)
{
    /// <summary>What a person who runs .NET can choose; the default first.</summary>
    public static ImmutableArray<Configuration> All =>
    [
        new("default", [], []),
        new("no tiered compilation", [("DOTNET_TieredCompilation", "0")], []),
        new("tiered PGO", [("DOTNET_TieredPGO", "1")], []),
        new("no ReadyToRun code", [("DOTNET_ReadyToRun", "0")], []),
        new("vectors up to 256 bits", [("DOTNET_EnableAVX512", "0"), ("DOTNET_EnableAVX512F", "0")], []),
        new("vectors up to 128 bits", [("DOTNET_EnableAVX2", "0")], []),
        new("no vectors", [("DOTNET_EnableHWIntrinsic", "0")], []),
        new("server GC", [("DOTNET_gcServer", "1")], []),
        new("no huge pages", [("BRAINLOOM_HUGE_PAGES", "0")], []),
        new("double precision", [], ["--precision", "double"]),
    ];
}
