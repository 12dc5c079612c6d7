using System.Text;
using Brainloom.Formats;
using Xunit;

namespace Brainloom.Tests.Formats;

public class StepTimesTests
{
    [Theory]
    [InlineData(0.1, 123, "12.3")]
    [InlineData(0.1, 10, "1.0")]
    [InlineData(0.1, 7, "0.7")]
    [InlineData(0.1, 2_000_000_001, "200000000.1")]
    [InlineData(1, 42, "42")]
    [InlineData(0.025, 3, "0.075")]
    [InlineData(0.0125, 1, "0.0125")]
    [InlineData(0.5, 0, "0.0")]
    [InlineData(2.5, 3, "7.5")]
    public void Times_have_the_decimals_that_the_step_needs(double dt, long step, string text) => Assert.Equal(text, Text(dt, step));

    [Fact]
    public void A_step_that_is_no_short_decimal_keeps_full_precision() => Assert.Equal(2 * (1.0 / 3), double.Parse(Text(1.0 / 3, 2), System.Globalization.CultureInfo.InvariantCulture));

    private static string Text(double dt, long step)
    {
        Span<byte> buffer = stackalloc byte[32];
        int length = new StepTimes(dt).Write(step, buffer);
        return Encoding.ASCII.GetString(buffer[..length]);
    }
}
