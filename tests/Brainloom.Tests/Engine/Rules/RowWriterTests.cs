using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine;

public class RowWriterTests
{
    [Fact]
    public void Partners_stay_when_memory_grows()
    {
        var row = new RowWriter();
        for (int i = 0; i < 5000; i++) row.Add(i * 3);
        row.AddRange(7, 3000);
        Assert.Equal(Enumerable.Range(0, 5000).Select(i => i * 3).Concat(Enumerable.Range(7, 3000)), row.Partners.ToArray());
        row.Truncate(2);
        Assert.Equal([0, 3], row.Partners.ToArray());
        row.Clear();
        Assert.Equal(0, row.Count);
        row.Dispose();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(20)]
    [InlineData(99)]
    public void Leaving_one_neuron_out_counts_on_from_it(int neuron)
    {
        var row = new RowWriter();
        row.AddRange(0, 19);
        row.SkipOver(neuron);
        Assert.Equal(Enumerable.Range(0, 20).Where(i => i != neuron).Take(19), row.Partners.ToArray());
        row.Dispose();
    }

    [Fact]
    public void Marks_are_empty_whatever_their_number()
    {
        var row = new RowWriter();
        foreach (int size in new[] { 0, 1, 64, 65, 100_000, 10 })
        {
            var marks = row.Marks(size);
            Assert.Equal((size + 63) / 64, marks.Length);
            foreach (ulong mark in marks) Assert.Equal(0UL, mark);
        }
        row.Dispose();
    }
}
