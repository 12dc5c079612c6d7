using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine.Memory;

public unsafe class ScratchTests
{
    [Fact]
    public void Growing_keeps_the_content()
    {
        using var scratch = new Scratch<int>();
        int filled = 0;
        for (int size = 1; size < 3_000_000; size = size * 3 + 1)
        {
            scratch.Reserve(size);
            Assert.Equal(0, (long)scratch.First % 64);
            for (int i = 0; i < filled; i++) Assert.Equal(i, scratch.First[i]);

            // and room for 16 more
            for (; filled < size + 16; filled++) scratch.First[filled] = filled;
        }
        scratch.Clear(10);
        Assert.Equal([0, 0, 10], (int[])[scratch.First[0], scratch.First[9], scratch.First[10]]);
    }

    [Fact]
    public void Smaller_needs_move_nothing()
    {
        using var scratch = new Scratch<double>();
        scratch.Reserve(5_000);
        double* first = scratch.First;
        scratch.Reserve(10);
        Assert.True(first == scratch.First);
    }
}
