using System.Runtime.InteropServices;
using Brainloom.Engine;

namespace Brainloom.Model;

/// <summary>Reads neurons chosen in space, or a random sample of a given size: <c>{population: …, mask: …, center: […], outside: true, sample: n}</c>.</summary>
/// <param name="compilation">What the readers share.</param>
/// <param name="part">The part of the document.</param>
/// <param name="entry">Full name of the entry that chooses; it keys the sample.</param>
/// <param name="scope">Values of names.</param>
sealed class SelectionReader(Compilation compilation, DocumentPart part, string entry, Scope scope)
{
    const int Block = 1024;

    static readonly Unit Millimetre = Unit.Parse("mm");
    readonly DiagnosticList diagnostics = compilation.Diagnostics;

    /// <summary>The neurons; null when there are none, which is reported.</summary>
    public Selection? Read(MappingNode mapping)
    {
        if (!diagnostics.CheckKeys(mapping, Sections.Selection)) return null;
        if (compilation.Nodes.Select(mapping["population"]!, part, entry, scope) is not { } selection) return null;
        if (mapping["mask"] is { } mask)
        {
            if (WithinMask(mapping, mask, selection) is not { } within) return null;
            selection = within;
        }
        else if ((mapping["center"] ?? mapping["outside"]) is { } alone)
            diagnostics.Error("wrong-form", alone, "'center' and 'outside' belong to a mask, and there is none.", "Add 'mask', or remove it.");
        return mapping["sample"] is { } sample ? Sampled(sample, selection) : selection;
    }

    Selection? WithinMask(MappingNode mapping, Node node, Selection all)
    {
        var mask = compilation.Records.Mask(node, scope);
        Point? center = mapping["center"] is { } middle ? compilation.Values.Point(middle, new ValueReader.Use("center", Millimetre, scope)) : default(Point);
        bool outside = compilation.Values.Flag(mapping["outside"], "outside");
        if (mask is null || center is not { } at) return null;
        var parts = new List<SelectedPart>();
        foreach (var one in all.Parts)
        {
            if (one.Population.Positions is not { } positions)
            {
                diagnostics.Error("no-positions", node, $"A mask chooses by position, but '{one.Population.Name}' has none.", "Give the population 'positions'.");
                return null;
            }
            var kept = new List<int>();
            foreach (var range in one.Nodes.Ranges) Within(mask, positions, at, range, outside, kept);
            if (kept.Count > 0) parts.Add(Part(one, kept));
        }
        if (parts.Count > 0) return new Selection([.. parts]);
        diagnostics.Error("bad-selection", node, "The mask leaves no neurons.", "Check its size and center; lengths count from the origin of the positions.");
        return null;
    }

    // neurons whose place, seen from the center, lies inside
    static void Within(Mask mask, Positions positions, Point center, NodeRange range, bool outside, List<int> kept)
    {
        double[] x = new double[Block], y = new double[Block], z = new double[Block], inside = new double[Block];
        for (int start = range.Start; start < range.Start + range.Count; start += Block)
        {
            int count = Math.Min(Block, range.Start + range.Count - start);
            for (int i = 0; i < count; i++)
            {
                var away = positions[start + i] - center;
                (x[i], y[i], z[i]) = (Nearest(away.X, positions.Period.X), Nearest(away.Y, positions.Period.Y), Nearest(away.Z, positions.Period.Z));
            }
            mask.Contains(Packs(x), Packs(y), Packs(z), Packs(inside));
            for (int i = 0; i < count; i++)
                if (inside[i] != 0 ^ outside) kept.Add(start + i);
        }
    }

    static Span<Double4> Packs(double[] numbers) => MemoryMarshal.Cast<double, Double4>(numbers.AsSpan());

    static double Nearest(double away, double period) => period > 0 ? away - period * Math.Round(away / period) : away;

    // n of the candidates, each set of n equally likely: Floyd's algorithm, Bentley 1987, 10.1145/30401.315746
    Selection? Sampled(Node node, Selection all)
    {
        if (node is MappingNode keys && !diagnostics.CheckKeys(keys, Sections.Sample)) return null;
        var number = (node as MappingNode)?["size"] ?? node;
        if (compilation.Values.Number(number, new ValueReader.Use("sample", Unit.One, scope)) is not { } size) return null;
        double whole = Math.Round(size, MidpointRounding.ToEven);
        if (whole != size && compilation.Values.IsLiteral(number))
        {
            diagnostics.Error("not-whole", number, "sample is a whole number.", "Write a whole number; formulas are rounded.");
            return null;
        }
        int built = whole is >= 1 and <= int.MaxValue ? compilation.Scale.Size(whole) : 0;
        if (built < 1 || built > all.Nodes.Count)
        {
            diagnostics.Error("bad-selection", number, FormattableString.Invariant($"A sample of {(whole is >= 1 ? built : whole)} out of {all.Nodes.Count} neurons is not possible."), "Choose a size from 1 to the number of neurons.");
            return null;
        }
        // where the document names no sample, it belongs to this place alone
        string name = ((node as MappingNode)?["name"] as ScalarNode)?.Text is { } given
            ? part.Prefix + given
            : $"{entry}/{node.Path}/{string.Join('+', all.Parts.Select(one => one.Population.Name))}";
        var random = new CounterRandom(compilation.Seed, name).For("sample").Element(0);
        var chosen = new HashSet<int>(built);
        for (int last = all.Nodes.Count - built; last < all.Nodes.Count; last++)
            if (!chosen.Add((int)random.Below((uint)last + 1))) chosen.Add(last);
        var positions = chosen.Order().ToList();

        var parts = new List<SelectedPart>();
        int first = 0, next = 0;
        foreach (var one in all.Parts)
        {
            var kept = new List<int>();
            foreach (var range in one.Nodes.Ranges)
            {
                for (; next < positions.Count && positions[next] < first + range.Count; next++) kept.Add(range.Start + positions[next] - first);
                first += range.Count;
            }
            if (kept.Count > 0) parts.Add(Part(one, kept));
        }
        return new Selection([.. parts]);
    }

    // neighbours become ranges; at full scale there are as many more as of the part
    static SelectedPart Part(SelectedPart of, List<int> neurons)
    {
        var ranges = new List<NodeRange>();
        foreach (int neuron in neurons)
            if (ranges.Count > 0 && ranges[^1].Start + ranges[^1].Count == neuron) ranges[^1] = ranges[^1] with { Count = ranges[^1].Count + 1 };
            else ranges.Add(new NodeRange(of.Population.Index, neuron, 1));
        double full = (double)neurons.Count * of.FullCount / of.Nodes.Count;
        return new SelectedPart(of.Population, (int)Math.Round(full, MidpointRounding.ToEven), new NodeCollection([.. ranges]));
    }
}
