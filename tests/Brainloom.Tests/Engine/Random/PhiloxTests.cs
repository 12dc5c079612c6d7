using System.Runtime.Intrinsics;
using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine;

/// <summary>Known answers: kat_vectors of Random123 1.14, philox4x32 with 10 rounds.</summary>
public class PhiloxTests
{
    public static TheoryData<uint[], ulong, uint[]> KnownAnswers => new()
    {
        { [0, 0, 0, 0], 0, [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8] },
        { [~0u, ~0u, ~0u, ~0u], ~0UL, [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd] },
        { [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], 0x299f31d0_a4093822, [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1] },
    };

    [Theory, MemberData(nameof(KnownAnswers))]
    public void One_block_gives_the_published_words(uint[] counter, ulong key, uint[] expected)
    {
        Philox.Block(ref counter[0], ref counter[1], ref counter[2], ref counter[3], key);
        Assert.Equal(expected, counter);
    }

    [Theory, MemberData(nameof(KnownAnswers))]
    public void Eight_blocks_give_the_published_words(uint[] counter, ulong key, uint[] expected)
    {
        var c = Array.ConvertAll(counter, Vector256.Create);
        Philox.Blocks(ref c[0], ref c[1], ref c[2], ref c[3], key);
        for (int word = 0; word < 4; word++) Assert.Equal(Vector256.Create(expected[word]), c[word]);
    }

    [Fact]
    public void Filled_words_are_the_blocks_in_order_eight_side_by_side()
    {
        var words = new uint[96];
        Philox.Fill(words, position: 0xFFFFFFFC, 7, 8, 9, key: 0x1234_5678_9ABC_DEF0);
        for (int i = 0; i < words.Length; i++)
        {
            uint block = (uint)(i / 32 * 8 + i % 8);
            uint[] c = [0xFFFFFFFC + block, 7, 8, 9];
            Philox.Block(ref c[0], ref c[1], ref c[2], ref c[3], 0x1234_5678_9ABC_DEF0);
            Assert.Equal(c[i / 8 % 4], words[i]);
        }
    }
}
