using Brainloom.Model;
using Xunit;

namespace Brainloom.Tests.Model;

public sealed class ExpressionTests
{
    [Theory]
    [InlineData("1 + 2 * 3", 7)]
    [InlineData("-2^2", -4)]
    [InlineData("2^-1", 0.5)]
    [InlineData("(1 - 3) / 4", -0.5)]
    [InlineData("--3", 3)]
    [InlineData("8 - 4 - 2", 2)]
    [InlineData("1e3 + 1.5e-1", 1000.15)]
    [InlineData("min(3, 1, 2) + max(1, 2)", 3)]
    [InlineData("round(106.5) + round(2191.5)", 2298)]
    [InlineData("floor(-1.5) + ceil(1.2)", 0)]
    [InlineData("if(g < 0, 10, 1 / 0)", 10)]
    [InlineData("(g == -4) + (g != -4) + (3 >= 3)", 2)]
    [InlineData("log(exp(2)) + log10(100) + sqrt(9) + abs(g)", 11)]
    [InlineData("lambert_wm1(-0.1)", -3.577152063957297)]
    [InlineData("lambert_wm1(-0.3)", -1.7813370234216276)]
    [InlineData("2 ms * 3 / s", 0.006)]
    [InlineData("sqrt(4 mV^2) / mV", 2)]
    [InlineData("K_ext * 8 Hz * 1 ms", 12.8)]
    [InlineData("(64 / mm^2 / (1 mm))^(1/3) * 1 mm", 4)]
    [InlineData("(8000 / mm^3)^(2/3) * 1 mm^2", 400)]
    [InlineData("(1 / mm^3)^(-1/3) / mm", 1)]
    public void Calculates(string text, double expected)
    {
        var value = Expression.Parse(text).Evaluate(Lookup);
        Assert.Equal(Dimension.None, value.Dimension);
        Assert.Equal(expected, value.Value, 1e-12);
    }

    [Theory]
    [InlineData("1 +")]
    [InlineData("(1")]
    [InlineData("1 2")]
    [InlineData("sine(1)")]
    [InlineData("exp(1, 2)")]
    [InlineData("3 mVs")]
    [InlineData("$")]
    [InlineData("")]
    public void RejectsWhatIsNoFormula(string text) => Assert.Throws<FormatException>(() => Expression.Parse(text));

    [Theory]
    [InlineData("1 mV + 1 pA")]
    [InlineData("exp(1 mV)")]
    [InlineData("1 mV < 2 ms")]
    [InlineData("(2 mV)^1.3")]
    [InlineData("(2 mm^2)^(1/3)")]
    [InlineData("(2 mm^2)^1000")]
    [InlineData("sqrt(2 mV)")]
    public void ChecksDimensions(string text) => Assert.Throws<FormatException>(() => Expression.Parse(text).Evaluate(Lookup));

    [Fact]
    public void DeepNestingIsAnErrorNotACrash() =>
        Assert.Throws<FormatException>(() => Expression.Parse(new string('(', 100_000) + "1" + new string(')', 100_000)));

    static Quantity? Lookup(string name) => name switch { "g" => -4, "K_ext" => 1600, _ => null };
}
