using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine;

public class RowCountsTests
{
    [Theory]
    [InlineData(1, 17)]
    [InlineData(2, 5)]
    [InlineData(64, 1000)]
    [InlineData(65, 1000)]
    [InlineData(1000, 3)]
    [InlineData(1000, 100_000)]
    [InlineData(129, 0)]
    public void Counts_sum_to_the_draws(int rows, int draws)
    {
        foreach (var counts in new[] { RowCounts.Independent(draws, rows, new(1, "rows")), RowCounts.Distinct(draws, rows, 1000, new(1, "rows")) })
        {
            long sum = 0;
            for (int row = 0; row < rows; row++)
            {
                Assert.Equal(sum, counts.Start(row));
                sum += counts.Count(row);
            }
            Assert.Equal(draws, sum);
        }
    }

    [Fact]
    public void No_rows_have_no_counts() => Assert.Equal(0, RowCounts.Independent(0, 0, new(1, "rows")).Start(0));

    [Fact]
    public void Distinct_draws_fill_every_place_in_the_end()
    {
        var counts = RowCounts.Distinct(7 * 130, 130, 7, new(1, "rows"));
        for (int row = 0; row < 130; row++) Assert.Equal(7, counts.Count(row));
    }

    [Fact]
    public void Independent_draws_fall_evenly_on_all_rows()
    {
        var counts = RowCounts.Independent(1_000_000, 3001, new(2, "rows"));
        ChiSquare.Even([.. Enumerable.Range(0, 3001).Select(row => (long)counts.Count(row))]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_way_to_share_out_draws_has_its_probability(bool distinct)
    {
        // 4 draws over 3 rows of 3 places: multinomial or multivariate hypergeometric
        var probabilities = new List<double>();
        var places = new Dictionary<(int, int), int>();
        for (int a = 0; a <= 4; a++)
            for (int b = 0; a + b <= 4; b++)
            {
                places[(a, b)] = probabilities.Count;
                int c = 4 - a - b;
                probabilities.Add(distinct ? Choose(3, a) * Choose(3, b) * Choose(3, c) / Choose(9, 4) : Choose(4, a) * Choose(4 - a, b) / 81);
            }
        var observed = new long[probabilities.Count];
        for (ulong seed = 0; seed < 20_000; seed++)
        {
            var counts = distinct ? RowCounts.Distinct(4, 3, 3, new(seed, "ways")) : RowCounts.Independent(4, 3, new(seed, "ways"));
            observed[places[(counts.Count(0), counts.Count(1))]]++;
        }
        ChiSquare.Fits(observed, probabilities);
        for (int i = 0; i < observed.Length; i++) Assert.True(probabilities[i] > 0 || observed[i] == 0);
    }

    static double Choose(int n, int k) => k > n ? 0 : Enumerable.Range(0, k).Aggregate(1.0, (product, i) => product * (n - i) / (i + 1));
}
