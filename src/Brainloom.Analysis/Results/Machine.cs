using System.Globalization;
using System.Runtime.Intrinsics;

namespace Brainloom.Analysis;

/// <summary>The machine that a run took place on.</summary>
/// <param name="Cpu">Processor, as it names itself.</param>
/// <param name="Cores">Processors that the run may use.</param>
/// <param name="MemoryBytes">Main memory; a container's limit where it is lower.</param>
/// <param name="Simd">Widest vector instructions that the run uses.</param>
public sealed record Machine(string Cpu, int Cores, long MemoryBytes, string Simd)
{
    /// <summary>Reads this machine's description.</summary>
    public static Machine ReadThis() => Read("/proc/cpuinfo", "/proc/meminfo");

    /// <summary>Reads a description from files in the form of Linux's <c>/proc</c>; what is missing there comes from the runtime.</summary>
    public static Machine Read(string cpuFile, string memoryFile)
    {
        string cpu = Field(cpuFile, "model name") ?? $"unknown {System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture}";
        long available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        long memory = Field(memoryFile, "MemTotal")?.Split(' ')[0] is { } kibibytes
            ? Math.Min(long.Parse(kibibytes, CultureInfo.InvariantCulture) * 1024, available)
            : available;
        string simd = Vector512.IsHardwareAccelerated ? "512 bit" : Vector256.IsHardwareAccelerated ? "256 bit"
            : Vector128.IsHardwareAccelerated ? "128 bit" : "none";
        return new Machine(cpu, Environment.ProcessorCount, memory, simd);
    }

    private static string? Field(string file, string name)
    {
        if (!File.Exists(file)) return null;
        var line = File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal) && line.Contains(':', StringComparison.Ordinal));
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
