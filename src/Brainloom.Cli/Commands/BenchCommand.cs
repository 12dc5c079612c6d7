using Brainloom.Cli.Benchmarks;

namespace Brainloom.Cli.Commands;

/// <summary><c>bench</c>: named workloads, each measured by its own protocol.</summary>
sealed class BenchCommand : DocumentedCommand
{
    public BenchCommand() : base("bench", "Measures a workload; each has a protocol, which its help shows.")
    {
        Examples =
        [
            new("bench microcircuit --drive dc --json -", "the cortical microcircuit at full scale, as JSON"),
            new("bench brunel --help", "what a workload measures, and how"),
        ];
        var workloads = typeof(Workload).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Workload)) && !type.IsAbstract);
        foreach (var type in workloads.OrderBy(type => type.Name, StringComparer.Ordinal)) Add((Workload)Activator.CreateInstance(type)!);
    }
}
