using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Brainloom.Engine;

namespace Brainloom.Analysis;

/// <summary>Who receives how many synapses from whom.</summary>
/// <param name="Populations">Populations, in the order of the network.</param>
/// <param name="Counts">Synapses between them.</param>
public sealed record CountedConnectivity(ImmutableArray<DisplayedPopulation> Populations, SynapseCounts Counts)
{
    /// <summary>Synapses that a neuron of the target receives on average.</summary>
    public double Indegree(SynapseCount pair) => (double)pair.Synapses / Math.Max(1, Populations[pair.Target].Neurons);

    /// <summary>Mean in-degrees of each population that receives synapses, or is expected to.</summary>
    public ImmutableArray<InDegrees> InDegrees =>
    [
        .. Counts.Pairs.GroupBy(pair => pair.Target).OrderBy(pairs => pairs.Key).Select(pairs =>
        {
            double neurons = Math.Max(1, Populations[pairs.Key].Neurons);
            double From(Sign sign, Func<SynapseCount, double> synapses) => pairs.Where(pair => Populations[pair.Source].Sign == sign).Sum(synapses) / neurons;
            return new InDegrees(Populations[pairs.Key].Name,
                From(Sign.Excitatory, pair => pair.Synapses), From(Sign.Excitatory, pair => pair.Expected),
                From(Sign.Inhibitory, pair => pair.Synapses), From(Sign.Inhibitory, pair => pair.Expected),
                From(Sign.Unknown, pair => pair.Synapses), From(Sign.Unknown, pair => pair.Expected));
        }),
    ];

    /// <summary>One line per pair of populations, as CSV.</summary>
    public string ToCsv()
    {
        var text = new StringBuilder("source,target,synapses,expected,mean_indegree,bytes\n");
        foreach (var pair in Counts.Pairs)
            text.Append(CultureInfo.InvariantCulture, $"{Populations[pair.Source].Name},{Populations[pair.Target].Name},{pair.Synapses},{pair.Expected:0.###},{Indegree(pair):0.####},{pair.Bytes}\n");
        return text.ToString();
    }
}
