using Brainloom.Analysis;
using Xunit;

namespace Brainloom.Tests.Analysis;

public class ScaleTests
{
    [Theory]
    [InlineData(0, 8.6, 2, "0 5 10")]
    [InlineData(-0.04, 0.11, 4, "−0.05 0.00 0.05 0.10 0.15")]
    [InlineData(0, 1000, 4, "0 200 400 600 800 1\u2009000")]
    public void A_scale_around_values_has_round_ticks_and_ends(double low, double high, int count, string labels)
    {
        var scale = Scale.Around(low, high, count);
        Assert.True(scale.Low <= low && scale.High >= high);
        Assert.Equal(labels, string.Join(' ', scale.Ticks(count).Select(tick => tick.Label)));
        Assert.Equal(scale.Low, scale.Ticks(count)[0].Value, 12);
    }

    [Fact]
    public void A_logarithmic_scale_has_powers_of_ten()
    {
        var scale = new Scale(0.1, 100, Logarithmic: true);
        Assert.Equal(["0.1", "1", "10", "100"], scale.Ticks().Select(tick => tick.Label));
        Assert.Equal(1.0 / 3, scale.Position(1), 12);
    }

    [Fact]
    public void Equal_values_still_make_a_scale() => Assert.True(Scale.Around(0, 0).High > 0);
}
