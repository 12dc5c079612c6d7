using System.Numerics;

namespace Brainloom.Engine;

/// <summary>Sampling without replacement: every subset of a given size is equally likely.</summary>
static class DistinctSample
{
    /// <summary>Adds <paramref name="count"/> different numbers below <paramref name="n"/> to the row.</summary>
    public static void Draw(int n, int count, ref RandomStream random, ref RowWriter row)
    {
        bool most = count > n / 2;
        int first = row.Count;
        var marks = row.Marks(n);
        DrawFew(n, most ? n - count : count, ref random, ref row, marks);

        if (!most)
        {
            if (count > marks.Length)
                marks.Clear();
            else
                foreach (int drawn in row.Partners[first..]) marks[drawn >> 6] = 0;
            return;
        }
        // what was drawn is what stays out
        row.Truncate(first);
        for (int word = 0; word < marks.Length; word++)
        {
            ulong free = ~marks[word];
            if (word == n >> 6) free &= (1UL << (n & 63)) - 1;
            marks[word] = 0;
            for (; free != 0; free &= free - 1) row.Add((word << 6) + BitOperations.TrailingZeroCount(free));
        }
    }

    // draws all that are missing at once and keeps those that are new, until none is missing
    static void DrawFew(int n, int count, ref RandomStream random, ref RowWriter row, Span<ulong> marks)
    {
        for (int missing = count; missing > 0;)
        {
            int start = row.Count, kept = 0;
            var drawn = row.Append(missing);
            random.Below((uint)n, drawn);
            foreach (int number in drawn)
            {
                ref ulong mark = ref marks[number >> 6];
                ulong bit = 1UL << (number & 63);
                drawn[kept] = number;
                kept += (mark & bit) == 0 ? 1 : 0;
                mark |= bit;
            }
            row.Truncate(start + kept);
            missing -= kept;
        }
    }
}
