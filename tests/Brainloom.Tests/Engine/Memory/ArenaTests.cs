using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine.Memory;

public unsafe class ArenaTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(1 << 20)]
    [InlineData(1L << 32)]
    public void Memory_is_zero_aligned_and_apart(long expected)
    {
        using var arena = new Arena(64L << 20, expected);
        var taken = new List<(long Start, long End)>();
        foreach (long bytes in (long[])[1, 63, arena.Chunk, arena.Chunk + 1, 5, 3 * arena.Chunk])
        {
            byte* memory = arena.Take(bytes);
            Assert.Equal(0, (long)memory % 64);
            Assert.All(taken, other => Assert.True((long)memory >= other.End || (long)memory + bytes <= other.Start));
            Assert.Equal(-1, new Span<byte>(memory, (int)bytes).IndexOfAnyExcept((byte)0));
            new Span<byte>(memory, (int)bytes).Fill(255);
            taken.Add(((long)memory, (long)memory + bytes));
        }
        Assert.Equal(9 * arena.Chunk, arena.Taken);
    }

    [Theory]
    [InlineData(1, 1 << 14)]
    [InlineData(100_000_000, 1 << 19)]
    [InlineData(100_000_000_000, 2 << 20)]
    public void Chunks_follow_what_is_expected(long expected, long chunk)
    {
        using var arena = new Arena(1 << 22, expected);
        Assert.Equal(chunk, arena.Chunk);
    }

    [Fact]
    public void Exhaustion_says_what_is_missing()
    {
        using var arena = new Arena(1_500_000_000, 1);
        arena.Take(1_000_000_000);
        var failure = Assert.Throws<InsufficientMemoryException>(() => { arena.Take(1_000_000_000); });
        Assert.Contains("1.5 GB", failure.Message);
    }

    [Fact]
    public void Addresses_that_the_system_does_not_have_are_refused()
    {
        var failure = Assert.Throws<InsufficientMemoryException>(() => new Arena(1L << 60, 1));
        Assert.Contains("could not be reserved", failure.Message);
    }

    [Fact]
    public void Threads_take_different_chunks()
    {
        using var arena = new Arena(1L << 30, 1);
        var taken = new long[4000];
        Parallel.For(0, taken.Length, i => taken[i] = (long)arena.Take(100));
        Assert.Equal(taken.Length, taken.Distinct().Count());
        Assert.Equal(taken.Length * arena.Chunk, arena.Taken);
    }

    [Fact]
    public void Pens_hand_out_pieces_of_chunks()
    {
        using var arena = new Arena(1 << 24, 1);
        var pen = new Pen(arena);
        byte* first = pen.Take(64), second = pen.Take(128), third = pen.Take(64), large = pen.Take(arena.Chunk), fourth = pen.Take(64);
        Assert.Equal([64, 192, 256], (long[])[second - first, third - first, fourth - first]);
        Assert.True(large >= first + arena.Chunk || large + arena.Chunk <= first);
        Assert.Equal(2 * arena.Chunk, arena.Taken);
        for (int i = 0; i < 300; i++) Assert.Equal(-1, new Span<byte>(pen.Take(192), 192).IndexOfAnyExcept((byte)0));
    }
}
