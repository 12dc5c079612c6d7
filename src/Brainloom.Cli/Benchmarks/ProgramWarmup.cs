using System.Diagnostics;
using Brainloom.Engine;

namespace Brainloom.Cli.Benchmarks;

/// <summary>Brings the program to the state of a long run before a clock starts: code compiled, memory of the runtime taken.</summary>
static class ProgramWarmup
{
    // a method is compiled anew after 30 calls and 100 ms
    static readonly TimeSpan Time = TimeSpan.FromSeconds(0.6);

    /// <summary>Builds and simulates a small network of the same kind, again and again.</summary>
    public static void Run(NetworkDescription small, int threads, Connectivity connectivity, CancellationToken stop)
    {
        long started = Stopwatch.GetTimestamp();
        var storage = StoragePlan.Of(small, threads, connectivity);
        do
        {
            using var network = Network.Build(small, threads, cancellation: stop, storage: storage);
            using var simulation = new Simulation(network);
            simulation.Run(200, cancellation: stop);
            simulation.Record();
        } while (Stopwatch.GetElapsedTime(started) < Time);
    }
}
