using Brainloom.Model;
using Xunit;

namespace Brainloom.Tests.Model;

public sealed class UnitTests
{
    [Theory]
    [InlineData("87.8 pA", "pA", 87.8)]
    [InlineData("0.25 nF", "pF", 250)]
    [InlineData("1.5 s", "ms", 1500)]
    [InlineData("8/s", "Hz", 8)]
    [InlineData("0.903 Hz", "Hz", 0.903)]
    [InlineData("20 kHz", "Hz", 20000)]
    [InlineData("10 MOhm * 3 nA", "mV", 30)]
    [InlineData("250 pF / (25 nS)", "ms", 10)]
    [InlineData("2 uS * 3 mV", "nA", 6)]
    [InlineData("4 mV^2", "mV^2", 4)]
    [InlineData("1 mm", "um", 1000)]
    [InlineData("1 mM", "uM", 1000)]
    [InlineData("-65 mV", "mV", -65)]
    public void Converts(string text, string unit, double expected)
    {
        var quantity = Expression.Parse(text).Evaluate(_ => null);
        var to = Unit.Parse(unit);
        Assert.Equal(to.Dimension, quantity.Dimension);
        Assert.Equal(expected, to.Of(quantity), 1e-12 * Math.Abs(expected));
    }

    [Theory]
    [InlineData("87.8 pA", "pA")]
    [InlineData("0.15 mV", "mV")]
    [InlineData("0.3258272240372284 ms", "ms")]
    public void KeepsNumbersOfTheEngine(string text, string unit)
    {
        var quantity = Expression.Parse(text).Evaluate(_ => null);
        Assert.Equal(double.Parse(text.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture), Unit.Parse(unit).Of(quantity));
    }

    [Theory]
    [InlineData("mVV")]
    [InlineData("3 mV")]
    [InlineData("")]
    public void RejectsWhatIsNoUnit(string text) => Assert.ThrowsAny<FormatException>(() => Unit.Parse(text));

    [Fact]
    public void NamesDimensions()
    {
        Assert.Equal("a capacitance", Unit.Parse("pA*ms/mV").Dimension.ToString());
        Assert.Equal("a concentration", Unit.Parse("mol/m^3").Dimension.ToString());
        Assert.Equal(Unit.Parse("mM").Times(1).Value, Unit.Parse("mol/m^3").Times(1).Value, 1e-9);
    }
}
