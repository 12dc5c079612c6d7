using Brainloom.Engine;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Brainloom.Tests.Engine.Description;

/// <summary>Node collections behave as lists of neurons.</summary>
public class NodeCollectionTests
{
    static readonly Config quietly = Config.QuickThrowOnFailure.WithQuietOnSuccess(true);

    static readonly Arbitrary<NodeCollection> collections = Arb.From(
        from ranges in Gen.Choose(0, 6).SelectMany(n => Gen.ArrayOf(
            from population in Gen.Choose(0, 2) from start in Gen.Choose(0, 20) from count in Gen.Choose(0, 9) select new NodeRange(population, start, count), n))
        select new NodeCollection([.. ranges]));

    static List<(int Population, int Neuron)> Neurons(NodeCollection nodes) =>
        [.. nodes.Ranges.SelectMany(range => Enumerable.Range(range.Start, range.Count).Select(neuron => (range.Population, neuron)))];

    [Fact]
    public void Count_is_that_of_the_neurons() =>
        Prop.ForAll(collections, nodes => nodes.Count == Neurons(nodes).Count).Check(quietly);

    [Fact]
    public void Slice_takes_neighbouring_positions() =>
        Prop.ForAll(collections, Arb.From(Gen.Choose(0, 1000)), Arb.From(Gen.Choose(0, 1000)), (nodes, a, b) =>
        {
            int start = a % (nodes.Count + 1), count = b % (nodes.Count - start + 1);
            return Neurons(nodes.Slice(start, count)).SequenceEqual(Neurons(nodes).GetRange(start, count));
        }).Check(quietly);

    [Fact]
    public void Join_puts_one_behind_the_other() =>
        Prop.ForAll(collections, collections, (a, b) => Neurons(a.Join(b)).SequenceEqual(Neurons(a).Concat(Neurons(b)))).Check(quietly);

    [Fact]
    public void Where_keeps_the_neurons_of_the_ranges_chosen() =>
        Prop.ForAll(collections, Arb.From(Gen.Choose(0, 2)), (nodes, population) =>
            Neurons(nodes.Where(range => range.Population == population)).SequenceEqual(Neurons(nodes).Where(neuron => neuron.Population == population))).Check(quietly);

    [Fact]
    public void Slices_of_one_collection_join_to_it_again() =>
        Prop.ForAll(Arb.From(Gen.Choose(0, 50)), Arb.From(Gen.Choose(0, 50)), (size, cut) =>
        {
            var all = new NodeCollection(1, 3, size);
            cut = Math.Min(cut, size);
            var joined = all.Slice(0, cut).Join(all.Slice(cut, size - cut));
            return size == 0 ? joined.Count == 0 : joined.Equals(all) && joined.GetHashCode() == all.GetHashCode();
        }).Check(quietly);

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, -1)]
    [InlineData(0, 11)]
    [InlineData(10, 1)]
    [InlineData(5, int.MaxValue)]
    public void Slices_beyond_the_collection_are_refused(int start, int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new NodeCollection(0, 0, 10).Slice(start, count));

    [Fact]
    public void Equal_when_the_ranges_are_equal_in_order()
    {
        NodeCollection a = new(0, 0, 10), b = new(1, 0, 10);
        Assert.Equal(a.Join(b), new NodeCollection([new(0, 0, 10), new(1, 0, 10)]));
        Assert.NotEqual(a.Join(b), b.Join(a));
    }
}
