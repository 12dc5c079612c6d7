using System.Collections.Immutable;

namespace Brainloom.Engine;

/// <summary>Neighbouring neurons that are sources of the same projections.</summary>
/// <param name="FirstNeuron">Identifier of the first neuron in the network.</param>
/// <param name="Count">Number of neurons.</param>
/// <param name="Projections">Index of each projection, and the position of the first neuron in its source collection.</param>
readonly record struct RowGroup(int FirstNeuron, int Count, ImmutableArray<(int Projection, int Position)> Projections)
{
    /// <summary>Cuts the neurons where the set of their projections changes.</summary>
    /// <param name="firstNeurons">Identifier of the first neuron of each population.</param>
    /// <param name="sources">Source collection of each projection.</param>
    public static ImmutableArray<RowGroup> Cut(IReadOnlyList<int> firstNeurons, IReadOnlyList<NodeCollection> sources)
    {
        var edges = new List<(int Neuron, bool Opens, int Projection, int Position)>();
        for (int projection = 0; projection < sources.Count; projection++)
        {
            int position = 0;
            foreach (var range in sources[projection].Ranges.Where(range => range.Count > 0))
            {
                int first = firstNeurons[range.Population] + range.Start;
                edges.Add((first, true, projection, position - first));
                edges.Add((first + range.Count, false, projection, position - first));
                position += range.Count;
            }
        }
        edges.Sort((a, b) => (a.Neuron, a.Opens).CompareTo((b.Neuron, b.Opens)));

        var groups = ImmutableArray.CreateBuilder<RowGroup>();
        var open = new SortedSet<(int Projection, int Offset)>();
        for (int i = 0; i < edges.Count;)
        {
            int neuron = edges[i].Neuron;
            for (; i < edges.Count && edges[i].Neuron == neuron; i++)
                _ = edges[i].Opens ? open.Add((edges[i].Projection, edges[i].Position)) : open.Remove((edges[i].Projection, edges[i].Position));
            if (open.Count > 0)
                groups.Add(new RowGroup(neuron, edges[i].Neuron - neuron, [.. open.Select(entry => (entry.Projection, entry.Offset + neuron))]));
        }
        return groups.ToImmutable();
    }
}
