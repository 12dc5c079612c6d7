using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine;

public sealed class TransposedRowsTests
{
    [Theory]
    [InlineData(300, 200, 40, 1, true)]
    [InlineData(300, 200, 40, 3, true)]
    [InlineData(5000, 3000, 300, 2, true)]
    [InlineData(3000, 40_000, 4, 2, false)]
    public void Rows_of_sources_hold_what_the_rows_of_targets_draw(int sources, int targets, int indegree, int threads, bool once)
    {
        var (shape, random) = (new Shape(sources, targets, false), new CounterRandom(7, "projection"));
        var byTarget = new FixedIndegree { indegree = indegree, allow_multapses = false }.Prepare(shape, random);
        Assert.Equal(Axis.Target, byTarget.Axis);
        var expected = Enumerable.Range(0, sources).Select(_ => new List<int>()).ToArray();
        var writer = new RowWriter();
        for (int target = 0; target < targets; target++)
        {
            writer.Clear();
            var stream = random.Element(target);
            byTarget.Connect(target, ref stream, ref writer);
            foreach (int source in writer.Partners) expected[source].Add(target);
        }

        using var rows = new TransposedRows(byTarget, random, shape, (double)targets * indegree, threads, once);
        // in an order of its own, and twice where that is allowed
        foreach (int source in Enumerable.Range(0, once ? sources : 2 * sources).Select(i => (int)((i * 7919L + 13) % sources)))
        {
            writer.Clear();
            var unused = random.Element(0);
            rows.Connect(source, ref unused, ref writer);
            Assert.Equal(expected[source], writer.Partners.ToArray());
        }
        writer.Dispose();
    }

    [Fact]
    public void A_connection_takes_little_more_than_a_byte()
    {
        var shape = new Shape(2000, 20_000, false);
        var random = new CounterRandom(7, "projection");
        var rule = new FixedIndegree { indegree = 200, allow_multapses = false };
        using var rows = new TransposedRows(rule.Prepare(shape, random), random, shape, rule.ExpectedPairs(shape), 2, once: true);
        // a tenth of the pairs: distances of ten on average, above 127 with a probability of 0.9^127
        Assert.InRange(rows.Bytes / rule.ExpectedPairs(shape), 1, 1.001);
    }
}
