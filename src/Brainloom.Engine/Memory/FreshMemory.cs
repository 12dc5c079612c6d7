namespace Brainloom.Engine;

/// <summary>What it costs to touch memory for the first time, measured.</summary>
/// <remarks>
/// The system clears each page before a program sees it. Pages that were freed a moment ago come first, and are cheap; those that nobody
/// used for long can cost many times as much, on a virtual machine above all, whose host must find them too. So pieces of an arena
/// are touched one after the other, without returning any, until a time is over: the cheapest quarter and the dearest tell the two costs.
/// </remarks>
/// <param name="SecondsPerByte">Processor time per byte of memory that was used a moment ago [s].</param>
/// <param name="SecondsPerByteMore">How much more a byte costs that was not used for long [s].</param>
readonly unsafe record struct FreshMemory(double SecondsPerByte, double SecondsPerByteMore)
{
    const long Piece = 4L << 20, Most = 512L << 20;

    static readonly TimeSpan Longest = TimeSpan.FromSeconds(0.12);

    /// <summary>Touches fresh memory for a moment.</summary>
    public static FreshMemory Measure()
    {
        using var arena = new Arena(Most, Most);
        var costs = new List<double>();
        var started = Environment.CpuUsage.TotalTime;
        for (var now = started; arena.Taken < Most && now - started < Longest;)
        {
            byte* piece = arena.Take(Piece);
            for (long at = 0; at < Piece; at += Arena.PageSize) piece[at] = 1;
            var then = now;
            now = Environment.CpuUsage.TotalTime;
            costs.Add((now - then).TotalSeconds / Piece);
        }
        costs.Sort();
        double cheap = costs[costs.Count / 4], dear = costs[costs.Count * 3 / 4];
        return new FreshMemory(cheap, dear - cheap);
    }
}
