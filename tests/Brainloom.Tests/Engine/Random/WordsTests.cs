using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine;

public class WordsTests
{
    [Fact]
    public void Division_by_any_number_rounds_down_for_every_word_below_2_31()
    {
        var stream = new CounterRandom(1, "division").Element(0);
        List<uint> divisors = [.. Enumerable.Range(1, 300).Select(d => (uint)d), 1000, 0x7FFFFFFF, 0x7FFFFFFE, 0x40000000, 0x40000001];
        for (int i = 0; i < 300; i++) divisors.Add((stream.Next() >> 1 >> (int)stream.Below(31)) + 1);
        foreach (uint d in divisors)
        {
            uint last = 0x7FFFFFFF / d * d;
            uint[] words = [0, d - 1, d, last, last == 0 ? 0 : last - 1, 0x7FFFFFFF, 0x7FFFFFFE, stream.Next() >> 1, stream.Next() >> 1, stream.Next() >> 1, 1];
            var quotients = words.ToArray();
            Words.Divide(quotients, d);
            Assert.Equal(words.Select(word => word / d), quotients);
        }
    }
}
