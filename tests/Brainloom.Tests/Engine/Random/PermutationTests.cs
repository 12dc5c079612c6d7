using System.Numerics;
using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine;

public class PermutationTests
{
    [Fact]
    public void Every_value_is_the_image_of_one_value()
    {
        foreach (int n in Enumerable.Range(1, 70).Concat([100, 127, 128, 129, 1000, 4095, 4096, 4097, 65_537, 1_000_003]))
        {
            var images = new int[n];
            new Permutation(n, new CounterRandom(3, "bijection")).Images(0, images);
            var seen = new bool[n];
            foreach (int image in images)
            {
                Assert.False(seen[image], $"{image} twice for n = {n}");
                seen[image] = true;
            }
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(1000)]
    [InlineData(5_000_000)]
    [InlineData(int.MaxValue)]
    public void Images_of_a_range_are_those_of_its_values(int n)
    {
        var permutation = new Permutation(n, new CounterRandom(4, "ranges"));
        foreach (int length in new[] { 0, 1, 3, 5, 7, 8, 9, 33, 1000 })
        {
            if (length > n) continue;
            foreach (int start in new[] { 0, (n - length) / 3, n - length })
            {
                var images = new int[length];
                permutation.Images(start, images);
                Assert.Equal(Enumerable.Range(0, length).Select(i => (int)permutation[start + i]), images);
            }
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Keys_reach_every_permutation_of_few_values_alike(int n)
    {
        var counts = new Dictionary<string, long>();
        int permutations = Enumerable.Range(1, n).Aggregate((a, b) => a * b);
        for (int key = 0; key < permutations * 100; key++)
        {
            var permutation = new Permutation(n, new CounterRandom((ulong)key, "all"));
            string images = string.Concat(Enumerable.Range(0, n).Select(i => permutation[i]));
            counts[images] = counts.GetValueOrDefault(images) + 1;
        }
        Assert.Equal(permutations, counts.Count);
        ChiSquare.Even([.. counts.Values]);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(33)]
    [InlineData(64)]
    public void Over_many_keys_two_values_have_every_pair_of_images_alike(int n)
    {
        foreach (var (i, j) in new[] { (0, 1), (0, n / 2), (1, n - 1), (0, 8) })
        {
            var counts = new long[n * (n - 1)];
            for (int key = 0; key < counts.Length * 20; key++)
            {
                var permutation = new Permutation(n, new CounterRandom((ulong)key, "pairs"));
                long a = permutation[i], b = permutation[j];
                counts[a * (n - 1) + (b < a ? b : b - 1)]++;
            }
            ChiSquare.Even(counts);
        }
    }

    [Theory]
    [InlineData(4097)]
    [InlineData(100_003)]
    [InlineData(15_625_000)]
    [InlineData(int.MaxValue)]
    [InlineData(1L << 33)]
    [InlineData(999_999_999_999)]
    public void Images_of_neighbours_are_unrelated(long n)
    {
        for (ulong key = 0; key < 4; key++)
        {
            var permutation = new Permutation(n, new CounterRandom(key, "neighbours"));
            long stride = 1L << ((int)Math.Log2(n) / 2 - 4);
            long[] next = new long[256], far = new long[256], both = new long[256];
            for (int i = 0; i < 4000; i++)
            {
                long image = permutation[i], neighbour = permutation[i + 1], distant = permutation[(i + stride) % n];
                Assert.InRange(image, 0, n - 1);
                next[(long)((UInt128)((neighbour - image + n) % n) * 256 / (ulong)n)]++;
                far[(long)((UInt128)((distant - image + n) % n) * 256 / (ulong)n)]++;
                both[(long)((UInt128)image * 16 / (ulong)n) * 16 + (long)((UInt128)neighbour * 16 / (ulong)n)]++;
            }
            // differences of different values never vanish, which 4000 draws of these sizes do not show
            ChiSquare.Even(next);
            ChiSquare.Even(far);
            ChiSquare.Even(both);
        }
    }

    [Fact]
    public void One_changed_bit_changes_half_of_the_image()
    {
        var permutation = new Permutation(1L << 40, new CounterRandom(5, "avalanche"));
        for (int bit = 0; bit < 40; bit++)
        {
            var changed = new long[40];
            for (long value = 0; value < 1000; value++)
            {
                ulong difference = (ulong)(permutation[value * 1_000_003] ^ permutation[value * 1_000_003 ^ 1L << bit]);
                for (; difference != 0; difference &= difference - 1) changed[BitOperations.TrailingZeroCount(difference)]++;
            }
            // 1000 flips with probability ½ each: standard deviation 16
            Assert.All(changed, count => Assert.InRange(count, 420, 580));
        }
    }

    [Fact]
    public void Different_values_of_a_great_permutation_have_different_images()
    {
        var permutation = new Permutation(1L << 40, new CounterRandom(6, "great"));
        var images = new HashSet<long>();
        for (long i = 0; i < 100_000; i++)
        {
            Assert.True(images.Add(permutation[i]));
            Assert.True(images.Add(permutation[(1L << 40) - 1 - i]));
        }
    }

    [Fact]
    public void More_than_2_40_values_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Permutation((1L << 40) + 1, new CounterRandom(1, "too great")));
}
