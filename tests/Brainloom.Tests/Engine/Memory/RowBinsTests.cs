using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine.Memory;

public unsafe class RowBinsTests
{
    [Fact]
    public void Entries_of_any_size_keep_their_places_when_bins_grow()
    {
        using var bins = new RowBins();

        // number of bins, largest entry: memory is kept and made anew
        foreach (var (count, largest) in ((int, int)[])[(7, 12), (30, 4), (3, 8), (100, 12), (500, 2)])
        {
            bins.Prepare(count, largest);
            Assert.All(new Span<int>(bins.Counts, count).ToArray(), filled => Assert.Equal(0, filled));
            int Size(int bin) => bin % 2 == 0 ? largest : 2;
            byte Mark(int bin, int entry) => (byte)(bin * 31 + entry * 7 + 1);
            for (int entry = 0; entry < 100; entry++)
                for (int bin = 0; bin < count; bin++)
                {
                    if (bins.Counts[bin] == bins.Capacity) bins.Grow();
                    new Span<byte>(bins.Entries + bin * bins.BinBytes + entry * Size(bin), Size(bin)).Fill(Mark(bin, entry));
                    bins.Counts[bin]++;
                }
            for (int entry = 0; entry < 100; entry++)
                for (int bin = 0; bin < count; bin++)
                    Assert.Equal(-1, new Span<byte>(bins.Entries + bin * bins.BinBytes + entry * Size(bin), Size(bin)).IndexOfAnyExcept(Mark(bin, entry)));
            bins.Clear(count);
            Assert.All(new Span<int>(bins.Counts, count).ToArray(), filled => Assert.Equal(0, filled));
        }
    }
}
