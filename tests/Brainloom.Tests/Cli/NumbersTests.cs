using System.Collections.Immutable;
using Brainloom.Cli.Terminal;
using Xunit;

namespace Brainloom.Tests.Cli;

public sealed class NumbersTests
{
    [Theory]
    [InlineData(0.4213, "0.42 s")]
    [InlineData(12.34, "12.3 s")]
    [InlineData(245, "4 min 05 s")]
    [InlineData(7800, "2 h 10 min")]
    public void Durations_have_the_digits_that_matter(double seconds, string text) => Assert.Equal(text, Numbers.Duration(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void Values_are_written_as_documents_write_them()
    {
        Assert.Equal("-70.6", Numbers.Value(-70.6));
        Assert.Equal("∞", Numbers.Value(double.PositiveInfinity));
        Assert.Equal("true", Numbers.Value(true));
        Assert.Equal("[V_m, I_syn_ex]", Numbers.Value(ImmutableArray.Create("V_m", "I_syn_ex")));
    }
}
