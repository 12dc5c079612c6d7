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
            const int Entries = 3_000;
            bins.Prepare(count);
            int Size(int bin) => bin % 2 == 0 ? largest : 2;
            byte Mark(int bin, int entry) => (byte)(bin * 31 + entry * 7 + 1);
            for (int bin = 0; bin < count; bin++) Assert.Equal((nint)bins.First(bin), bins.Ends[bin]);
            for (int entry = 0; entry < Entries; entry++)
            {
                bins.Reserve((entry + 1) * largest);
                for (int bin = 0; bin < count; bin++)
                {
                    new Span<byte>((byte*)bins.Ends[bin], Size(bin)).Fill(Mark(bin, entry));
                    bins.Ends[bin] += Size(bin);
                }
            }
            for (int bin = 0; bin < count; bin++)
                for (int entry = 0; entry < Entries; entry++)
                    Assert.Equal(-1, new Span<byte>(bins.First(bin) + entry * Size(bin), Size(bin)).IndexOfAnyExcept(Mark(bin, entry)));
            bins.Clear(count);
            for (int bin = 0; bin < count; bin++) Assert.Equal((nint)bins.First(bin), bins.Ends[bin]);
        }
    }
}
