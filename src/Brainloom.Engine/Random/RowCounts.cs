namespace Brainloom.Engine;

/// <summary>How many of N draws fall on each of n equal rows.</summary>
/// <remarks>
/// The rows are halved again and again; at each split a binomial number of the draws goes to the lower half, or a hypergeometric
/// number when no place can be drawn twice. A split draws from its own numbers, keyed by the row at which it splits, and the rows
/// of one leaf of up to 64 share theirs. Memory: 8 bytes per row.
/// </remarks>
sealed class RowCounts
{
    /// <summary>Bytes of memory per row.</summary>
    public const int BytesPerRow = sizeof(long);

    const int Leaf = 64;
    const long Unlimited = long.MaxValue;

    readonly long[] ends;
    readonly long capacity;
    readonly CounterRandom random;

    RowCounts(long draws, int rows, long capacity, CounterRandom random)
    {
        ends = new long[rows + 1];
        this.capacity = capacity;
        this.random = random;
        if (rows > 0) Split(0, rows, draws);
        for (int row = 0; row < rows; row++) ends[row + 1] += ends[row];
    }

    /// <summary>Counts of draws that choose a row uniformly and independently: a multinomial distribution.</summary>
    public static RowCounts Independent(long draws, int rows, CounterRandom random) => new(draws, rows, Unlimited, random);

    /// <summary>Counts of draws that take different places, when each row has <paramref name="capacity"/> of them: a multivariate hypergeometric distribution.</summary>
    public static RowCounts Distinct(long draws, int rows, long capacity, CounterRandom random) => new(draws, rows, capacity, random);

    /// <summary>Number of draws that fall on a row.</summary>
    public int Count(int row) => checked((int)(ends[row + 1] - ends[row]));

    /// <summary>Number of draws that fall on earlier rows.</summary>
    public long Start(int row) => ends[row];

    void Split(int first, int end, long draws)
    {
        int middle = Middle(first, end);
        var stream = random.Element(middle);
        if (end - first <= Leaf)
        {
            SplitLeaf(first, end, draws, ref stream);
            return;
        }
        long below = Below(first, middle, end, draws, ref stream);
        Split(first, middle, below);
        Split(middle, end, draws - below);
    }

    void SplitLeaf(int first, int end, long draws, ref RandomStream stream)
    {
        if (end - first == 1 || draws == 0)
        {
            ends[first + 1] = draws;
            return;
        }
        int middle = Middle(first, end);
        long below = Below(first, middle, end, draws, ref stream);
        SplitLeaf(first, middle, below, ref stream);
        SplitLeaf(middle, end, draws - below, ref stream);
    }

    long Below(int first, int middle, int end, long draws, ref RandomStream stream) => capacity == Unlimited
        ? Binomial.Draw(draws, (double)(middle - first) / (end - first), ref stream)
        : Hypergeometric.Draw((middle - first) * capacity, (end - middle) * capacity, draws, ref stream);

    static int Middle(int first, int end) => first + (end - first) / 2;
}
