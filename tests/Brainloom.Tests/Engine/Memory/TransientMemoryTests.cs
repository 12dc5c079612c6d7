using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine;

public unsafe class TransientMemoryTests
{
    [Fact]
    public void What_is_needed_stays_and_memory_is_used_again_afterwards()
    {
        using var arena = new Arena(1 << 26, 1);
        var memory = new TransientMemory(arena);
        var random = new Random(3);
        var held = new Queue<(long Until, nint At, int Length, byte Mark)>();
        long half = 0;
        for (long step = 1; step <= 400; step++)
        {
            memory.Advance(step, step + 7);
            while (held.TryPeek(out var oldest) && oldest.Until <= step)
            {
                Assert.Equal(-1, new Span<byte>((byte*)oldest.At, oldest.Length).IndexOfAnyExcept(oldest.Mark));
                held.Dequeue();
            }
            for (int i = 0; i < 40; i++)
            {
                // some are longer than a chunk
                int length = i == 20 ? (int)arena.Chunk * 2 : random.Next(8, 3000) & ~7;
                var place = memory.Take(length);
                byte mark = (byte)random.Next(1, 256);
                new Span<byte>(place, length).Fill(mark);
                held.Enqueue((step + 7, (nint)place, length, mark));
            }
            if (step == 200) half = arena.Taken;
        }
        Assert.True(arena.Taken <= half * 1.05, $"{half} bytes became {arena.Taken}");
    }
}
