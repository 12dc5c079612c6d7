using Brainloom.Analysis;
using Xunit;

namespace Brainloom.Tests.Analysis;

public class QuantileTableTests
{
    private static readonly QuantileTable Table = new([0, 0.25, 0.5, 1], [0, 0, 1, 3]);

    [Fact]
    public void Rows_of_one_value_are_a_jump()
    {
        Assert.Equal(0, Table.Below(0));
        Assert.Equal(0.25, Table.Cumulative(0));
        Assert.Equal(0.375, Table.Cumulative(0.5));
        Assert.Equal(0.75, Table.Cumulative(2));
        Assert.Equal(1, Table.Cumulative(3));
        Assert.Equal(1, Table.Below(3.1));
    }

    [Fact]
    public void Quantiles_are_linear_between_rows()
    {
        Assert.Equal(0, Table.Quantile(0.1));
        Assert.Equal(2, Table.Quantile(0.75));
        Assert.Equal(3, Table.Quantile(1));
    }

    [Fact]
    public void Refuses_tables_that_are_no_distribution()
    {
        Assert.Throws<ArgumentException>(() => new QuantileTable([0, 1], [1, 0]));
        Assert.Throws<ArgumentException>(() => new QuantileTable([0, 0], [1, 2]));
        Assert.Throws<ArgumentException>(() => new QuantileTable([0, 1, 2], [1, 2, 3]));
        Assert.Throws<ArgumentException>(() => new QuantileTable([0, 1], [1]));
        Assert.Throws<ArgumentException>(() => new QuantileTable([0], [1]));
    }
}
