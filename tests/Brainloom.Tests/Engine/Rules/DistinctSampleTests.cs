using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine;

public class DistinctSampleTests
{
    [Fact]
    public void Samples_are_different_numbers_and_leave_no_marks()
    {
        var row = new RowWriter();
        foreach (int n in new[] { 0, 1, 2, 63, 64, 65, 200, 5000 })
            foreach (int count in new[] { 0, 1, n / 10, n / 2, n / 2 + 1, n - 1, n })
            {
                if (count < 0 || count > n) continue;
                var random = new CounterRandom(1, "samples").Element(n * 10_000 + count);
                row.Clear();
                row.Add(-5);
                DistinctSample.Draw(n, count, ref random, ref row);
                int[] sample = row.Partners[1..].ToArray();
                Assert.Equal(-5, row.Partners[0]);
                Assert.Equal(count, sample.Length);
                Assert.Distinct(sample);
                Assert.All(sample, number => Assert.InRange(number, 0, n - 1));
                foreach (ulong mark in row.Marks(n)) Assert.Equal(0UL, mark);
            }
        row.Dispose();
    }

    [Theory]
    [InlineData(6, 2)]
    [InlineData(6, 3)]
    [InlineData(6, 4)]
    public void Every_subset_is_equally_likely(int n, int count)
    {
        var row = new RowWriter();
        var counts = new Dictionary<int, long>();
        for (int element = 0; element < 20_000; element++)
        {
            var random = new CounterRandom(1, "subsets").Element(element);
            row.Clear();
            DistinctSample.Draw(n, count, ref random, ref row);
            int subset = 0;
            foreach (int number in row.Partners) subset |= 1 << number;
            counts[subset] = counts.GetValueOrDefault(subset) + 1;
        }
        Assert.Equal(count == 3 ? 20 : 15, counts.Count);
        ChiSquare.Even([.. counts.Values]);
        row.Dispose();
    }
}
