using Brainloom.Engine;

namespace Brainloom.Tests.Engine;

/// <summary>The connections that a rule draws.</summary>
static class Drawn
{
    /// <summary>Connections as (source, target), rows in the given order or ascending.</summary>
    public static List<(int Source, int Target)> Connections(IConnectionRule rule, Shape shape, ulong seed = 1, IEnumerable<int>? order = null)
    {
        var random = new CounterRandom(seed, "projection");
        var rows = rule.Prepare(shape, random);
        var connections = new List<(int, int)>();
        var partners = new RowWriter();
        foreach (int row in order ?? Enumerable.Range(0, Rows(rows, shape)))
        {
            var stream = random.Element(row);
            partners.Clear();
            rows.Connect(row, ref stream, ref partners);
            foreach (int partner in partners.Partners) connections.Add(rows.Axis == Axis.Source ? (row, partner) : (partner, row));
        }
        partners.Dispose();
        return connections;
    }

    /// <summary>Number of rows.</summary>
    public static int Rows(IRows rows, Shape shape) => rows.Axis == Axis.Source ? shape.Sources : shape.Targets;

    /// <summary>Connections per source.</summary>
    public static long[] Outdegrees(this IEnumerable<(int Source, int Target)> connections, int sources) => Count(connections.Select(c => c.Source), sources);

    /// <summary>Connections per target.</summary>
    public static long[] Indegrees(this IEnumerable<(int Source, int Target)> connections, int targets) => Count(connections.Select(c => c.Target), targets);

    static long[] Count(IEnumerable<int> positions, int size)
    {
        var counts = new long[size];
        foreach (int position in positions) counts[position]++;
        return counts;
    }
}
