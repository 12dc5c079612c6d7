namespace Brainloom.Engine;

/// <summary>Rows of source neurons, made from a rule that draws the sources of each target.</summary>
/// <remarks>Memory: 4 bytes per connection, while the network is built, or as long as it is there where rows are not stored.</remarks>
sealed class TransposedRows : IRows
{
    /// <summary>Bytes of memory per connection.</summary>
    public const int BytesPerConnection = sizeof(int);

    readonly int[][] targets;

    /// <summary>Draws all rows of the rule and sorts them by source, then target.</summary>
    public TransposedRows(IRows byTarget, CounterRandom random, Shape shape, int threads)
    {
        // drawn in parts, each of neighbouring targets
        int parts = Math.Clamp(shape.Targets / 64, 1, 4 * threads);
        var sources = new int[parts][];
        var lengths = new int[parts][];
        var counts = new int[parts][];
        Parallel.For(0, parts, new ParallelOptions { MaxDegreeOfParallelism = threads }, part =>
        {
            var writer = new RowWriter();
            var drawn = new List<int>();
            int first = (int)((long)shape.Targets * part / parts), end = (int)((long)shape.Targets * (part + 1) / parts);
            lengths[part] = new int[end - first];
            counts[part] = new int[shape.Sources];
            for (int target = first; target < end; target++)
            {
                writer.Clear();
                var stream = random.Element(target);
                byTarget.Connect(target, ref stream, ref writer);
                drawn.AddRange(writer.Partners);
                lengths[part][target - first] = writer.Count;
                foreach (int source in writer.Partners) counts[part][source]++;
            }
            writer.Dispose();
            sources[part] = [.. drawn];
        });

        targets = new int[shape.Sources][];
        Parallel.For(0, shape.Sources, new ParallelOptions { MaxDegreeOfParallelism = threads }, source =>
        {
            int total = 0;
            for (int part = 0; part < parts; part++)
            {
                // from here on: where the part writes its first connection of this source
                (counts[part][source], total) = (total, total + counts[part][source]);
            }
            targets[source] = new int[total];
        });
        Parallel.For(0, parts, new ParallelOptions { MaxDegreeOfParallelism = threads }, part =>
        {
            int target = (int)((long)shape.Targets * part / parts), at = 0;
            foreach (int length in lengths[part])
            {
                for (int end = at + length; at < end; at++) targets[sources[part][at]][counts[part][sources[part][at]]++] = target;
                target++;
            }
        });
    }

    public Axis Axis => Axis.Source;

    public void Connect(int row, ref RandomStream random, ref RowWriter partners) => targets[row].CopyTo(partners.Append(targets[row].Length));
}
