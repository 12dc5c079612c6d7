using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine;

public class RandomStreamTests
{
    static readonly CounterRandom random = new(42, "streams");

    [Fact]
    public void Filling_in_pieces_filling_at_once_and_drawing_singly_give_the_same_words()
    {
        var whole = new uint[1000];
        random.Element(3).Fill(whole);

        var single = random.Element(3);
        foreach (uint word in whole) Assert.Equal(word, single.Next());

        var pieces = random.Element(3);
        int start = 0;
        foreach (int length in new[] { 1, 31, 32, 33, 0, 5, 64, 100, 250, 484 })
        {
            var piece = new uint[length];
            pieces.Fill(piece);
            Assert.Equal(whole[start..(start + length)], piece);
            start += length;
        }
        Assert.Equal(whole.Length, start);
    }

    [Fact]
    public void Words_of_objects_purposes_elements_and_seeds_differ()
    {
        uint[] first =
        [
            random.Element(0).Next(), random.Element(1).Next(), random.For("a").Element(0).Next(), random.For("b").Element(0).Next(),
            new CounterRandom(42, "others").Element(0).Next(), new CounterRandom(43, "streams").Element(0).Next(),
        ];
        Assert.Distinct(first);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Numbers_below_a_bound_are_even(int n)
    {
        var bulk = new int[100_003];
        var counts = new long[n];
        var stream = random.Element(n);
        stream.Below((uint)n, bulk);
        foreach (int number in bulk) counts[number]++;
        for (int i = 0; i < 100_000; i++) counts[stream.Below((uint)n)]++;
        if (n == 1) Assert.Equal(200_003, counts[0]);
        else ChiSquare.Even(counts);
    }

    [Fact]
    public void Numbers_below_a_bound_are_the_upper_part_of_the_product_with_a_word()
    {
        var words = new uint[77];
        var numbers = new int[77];
        random.Element(0).Fill(words);
        random.Element(0).Below(12_345, numbers);
        Assert.Equal(words.Select(word => (int)((ulong)word * 12_345 >> 32)), numbers);
    }

    [Fact]
    public void Numbers_below_a_great_bound_take_two_words_each()
    {
        var numbers = new int[4096];
        var counts = new long[16];
        random.Element(0).Below(1 << 30, numbers);
        var stream = random.Element(0);
        foreach (int number in numbers)
        {
            Assert.Equal(stream.Below(1 << 30), (uint)number);
            counts[number & 15]++;
        }
        ChiSquare.Even(counts);
    }

    [Fact]
    public void Uniform_numbers_are_even_and_open()
    {
        var counts = new long[1000];
        var stream = random.Element(9);
        for (int i = 0; i < 1_000_000; i++)
        {
            double u = stream.Uniform();
            Assert.True(u is > 0 and < 1);
            counts[(int)(u * 1000)]++;
        }
        ChiSquare.Even(counts);
    }
}
