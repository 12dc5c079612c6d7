using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine;

public class ExplicitListTests
{
    static readonly ExplicitList list = new() { sources = [2, 0, 2, 4, 0, 2], targets = [1, 3, 1, 0, 2, 0] };
    static readonly Shape shape = new(5, 4, false);

    [Fact]
    public void Rows_hold_the_listed_connections() =>
        Assert.Equal([(0, 3), (0, 2), (2, 1), (2, 1), (2, 0), (4, 0)], Drawn.Connections(list, shape));

    [Fact]
    public void Every_partner_knows_its_place_in_the_list()
    {
        var rows = Assert.IsType<IListed>(list.Prepare(shape, default), exactMatch: false);
        int[][] positions = [.. Enumerable.Range(0, 5).Select(row => rows.Positions(row).ToArray())];
        Assert.Equal([[1, 4], [], [0, 2, 5], [], [3]], positions);
    }

    [Fact]
    public void What_does_not_fit_is_named()
    {
        Assert.Null(list.Impossible(shape));
        Assert.Contains("connection 3 has source 4", list.Impossible(new Shape(4, 4, false)), StringComparison.Ordinal);
        Assert.Contains("connection 1 has target 3", list.Impossible(new Shape(5, 3, false)), StringComparison.Ordinal);
        Assert.Contains("3 sources and 1 targets", new ExplicitList { sources = [1, 2, 3], targets = [0] }.Impossible(shape), StringComparison.Ordinal);
    }
}
