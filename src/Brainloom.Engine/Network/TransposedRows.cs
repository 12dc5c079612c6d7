namespace Brainloom.Engine;

/// <summary>Rows of source neurons, made from a rule that draws the sources of each target.</summary>
/// <remarks>
/// Targets are cut into stripes of neighbours, small against the whole but with several connections of each source
/// (<see cref="TransposedStripe"/>); threads draw one stripe after the other. The targets of a row ascend and are written as distances, mostly one byte each, which
/// is less than a synapse takes in the network. Where each row is asked for once, as while a network is built, its memory goes back to the system
/// as rows are read: it shrinks as the network grows, so that building takes little more memory than the network.
/// </remarks>
sealed class TransposedRows : IRows, IDisposable
{
    /// <summary>Bytes of memory per connection, at most; mostly one or two.</summary>
    public const int BytesPerConnection = 4;

    // in a stripe: so many that their sources, kept until it is written, take little memory, and starts of rows little beside them
    const double ConnectionsPerStripe = 1 << 19, ConnectionsPerSource = 8;

    readonly TransposedStripe[] stripes;

    /// <summary>Draws all rows of the rule and sorts them by source, then target.</summary>
    /// <param name="byTarget">Rows of the rule.</param>
    /// <param name="random">Random numbers of the rows.</param>
    /// <param name="shape">Sizes of the two sides.</param>
    /// <param name="expected">Expected number of connections.</param>
    /// <param name="threads">Threads that draw.</param>
    /// <param name="once">Whether each row is asked for once, so that its memory may be returned then.</param>
    public TransposedRows(IRows byTarget, CounterRandom random, Shape shape, double expected, int threads, bool once)
    {
        int parts = Math.Clamp(Math.Max(threads, (int)(expected / Math.Max(ConnectionsPerStripe, ConnectionsPerSource * shape.Sources))), 1, Math.Max(1, shape.Targets));
        stripes = new TransposedStripe[parts];
        Parallel.For(0, parts, new ParallelOptions { MaxDegreeOfParallelism = threads }, part =>
        {
            int first = (int)((long)shape.Targets * part / parts), end = (int)((long)shape.Targets * (part + 1) / parts);
            stripes[part] = new TransposedStripe(byTarget, random, shape.Sources, first, end, once);
        });
    }

    public Axis Axis => Axis.Source;

    /// <summary>Bytes besides the rows, which are not returned before all rows are read: where each row starts.</summary>
    public static long LastingBytes(Shape shape, int threads) => (long)sizeof(uint) * shape.Sources * threads;

    /// <summary>Bytes of memory held at first.</summary>
    public long Bytes => stripes.Sum(stripe => stripe.Bytes);

    public void Connect(int row, ref RandomStream random, ref RowWriter partners)
    {
        foreach (var stripe in stripes) stripe.Read(row, ref partners);
    }

    public void Dispose()
    {
        foreach (var stripe in stripes) stripe.Dispose();
    }
}
