using System.Globalization;

namespace Brainloom.Cli.Runs;

/// <summary>Main memory that this process holds, as Linux counts it.</summary>
static class ResidentMemory
{
    /// <summary>Bytes held now.</summary>
    public static long Now => Read("VmRSS:");

    /// <summary>Most bytes held since the process began, or since <see cref="Settle"/>.</summary>
    public static long Peak => Read("VmHWM:");

    /// <summary>Collects garbage and forgets the peak, so that what follows is measured alone.</summary>
    /// <returns>Bytes held now.</returns>
    public static long Settle()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        try
        {
            // 5: the peak becomes what is held now (proc_pid_clear_refs(5))
            File.WriteAllText("/proc/self/clear_refs", "5");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // the peak since the process began bounds it from above
        }
        return Now;
    }

    static long Read(string field)
    {
        string line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(field, StringComparison.Ordinal));
        return long.Parse(line[field.Length..].Trim().Split(' ')[0], CultureInfo.InvariantCulture) * 1024;
    }
}
