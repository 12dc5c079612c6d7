using Brainloom.Analysis;
using Xunit;

namespace Brainloom.Tests.Analysis;

public class NumberTests
{
    [Theory]
    [InlineData(0.93562, "0.936")]
    [InlineData(-2.5, "−2.50")]
    [InlineData(1234567, "1\u2009234\u2009567")]
    [InlineData(0, "0")]
    [InlineData(1.5e-9, "1.5e−9")]
    [InlineData(double.NaN, "—")]
    public void Text_has_three_significant_digits(double value, string text) => Assert.Equal(text, Number.Text(value));

    [Fact]
    public void No_value_is_a_dash() => Assert.Equal("—", Number.Text(null));

    [Fact]
    public void What_rounds_to_zero_has_no_sign() => Assert.Equal("0.00", Number.Fixed(-0.001, 2));

    [Fact]
    public void Plain_numbers_have_no_trailing_zeros() => Assert.Equal("10\u2009000.5", Number.Plain(10000.50));

    [Fact]
    public void Large_numbers_get_prefixes() => Assert.Equal("1.59\u00a0GB", Number.Prefixed(1.59e9, "B"));
}
