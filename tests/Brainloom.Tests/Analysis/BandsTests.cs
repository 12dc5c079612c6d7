using Brainloom.Analysis;
using Xunit;

namespace Brainloom.Tests.Analysis;

public class BandsTests
{
    private static readonly Rect Area = new(10, 20, 100, 204);

    [Fact]
    public void Heights_follow_sizes()
    {
        var bands = Bands.BySize(Area, [300, 100], lowest: 10, gap: 4);
        Assert.Equal(150, bands[0].Height, 9);
        Assert.Equal(50, bands[1].Height, 9);
        Assert.Equal(Area.Bottom, bands[1].Bottom, 9);
    }

    [Fact]
    public void Small_populations_stay_visible_and_all_fit()
    {
        var bands = Bands.BySize(Area, [100_000, 1, 50_000], lowest: 12, gap: 2);
        Assert.Equal(12, bands[1].Height, 9);
        Assert.Equal(2, bands[0].Height / bands[2].Height, 9);
        Assert.Equal(Area.Bottom, bands[2].Bottom, 9);
    }

    [Fact]
    public void Without_room_for_the_minimum_all_are_equal() =>
        Assert.All(Bands.BySize(Area, [.. Enumerable.Range(1, 50)], lowest: 12, gap: 1), band => Assert.Equal(155.0 / 50, band.Height, 9));
}
