using System.Globalization;

namespace Brainloom.Cli.Runs;

/// <summary>Main memory that this process holds, as Linux counts it.</summary>
static class ResidentMemory
{
    /// <summary>Bytes held now.</summary>
    public static long Now => Read("VmRSS:");

    /// <summary>Most bytes held at any time.</summary>
    public static long Peak => Read("VmHWM:");

    static long Read(string field)
    {
        string line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(field, StringComparison.Ordinal));
        return long.Parse(line[field.Length..].Trim().Split(' ')[0], CultureInfo.InvariantCulture) * 1024;
    }
}
