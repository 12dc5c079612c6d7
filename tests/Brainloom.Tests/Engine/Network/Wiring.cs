using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine;

/// <summary>Descriptions of networks to build, and what must come out.</summary>
static class Wiring
{
    const ulong Seed = 7;

    /// <summary>Populations P0, P1, … of iaf_psc_exp neurons of the given sizes.</summary>
    public static NetworkDescription Describe(ImmutableArray<int> sizes, params ImmutableArray<ProjectionDescription> projections) => new()
    {
        Seed = Seed,
        Populations = [.. sizes.Select((size, i) => new PopulationDescription { Name = $"P{i}", Size = size, Neuron = new IafPscExp() })],
        Projections = projections,
    };

    public static ProjectionDescription Connect(string name, NodeCollection source, NodeCollection target, IConnectionRule rule, params ImmutableArray<SynapseDescription> synapses) =>
        new() { Name = name, Source = source, Target = target, Rule = rule, Synapses = synapses };

    public static SynapseDescription Synapse(double weight, double delay) => Synapse(new Constant(weight), new Constant(delay));

    public static SynapseDescription Synapse(Brainloom.Engine.Values weight, Brainloom.Engine.Values delay) => new() { Weight = weight, Delay = delay };

    public static List<Stored> Build(NetworkDescription description, int threads)
    {
        using var network = Network.Build(description, threads);
        var synapses = network.Synapses();
        Assert.Equal(network.Synapses, synapses.Count);
        return synapses;
    }

    /// <summary>Builds with several numbers of threads, in both precisions, and compares with what the rules draw.</summary>
    public static void Check(NetworkDescription description, params int[] threads)
    {
        foreach (var precision in (Precision[])[Precision.Single, Precision.Double])
            foreach (int number in threads)
            {
                using var network = Network.Build(description with { Precision = precision }, number);
                Equal(Drawn(network), network.Synapses(), network);
            }
    }

    /// <summary>Fails unless synapses are the same, their weights within the rounding of fixed-point numbers.</summary>
    static void Equal(List<Stored> expected, List<Stored> actual, Network network)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (int i = 0; i < expected.Count; i++)
        {
            var (e, a) = (expected[i], actual[i]);
            Assert.Equal((e.Source, e.Target, e.Delay), (a.Source, a.Target, a.Delay));
            int population = network.FirstNeurons.Select((first, p) => (first, p)).Last(entry => entry.first <= e.Target).p;
            double unit = network.Ports[population].Scales[e.Receptor].Unit;
            double step = unit * network.Inlets.Where(inlet => inlet.Receptor == e.Receptor && inlet.Encoding == SynapseEncoding.Compact).Select(inlet => Math.Abs(inlet.Weight)).Append(1).Max();
            Assert.Equal(e.Weight, a.Weight, Math.Max(1e-4 * Math.Abs(e.Weight), .5001 * step));
            Assert.Equal(e.Receptor, a.Receptor);
        }
    }

    /// <summary>The synapses that the rules of a description draw, found without rows, bins and workers.</summary>
    static List<Stored> Drawn(Network network)
    {
        var description = network.Description;
        bool single = description.Precision == Precision.Single;
        var drawn = new List<Stored>();
        foreach (var projection in description.Projections)
        {
            int[] sources = Neurons(projection.Source), targets = Neurons(projection.Target);
            var random = new CounterRandom(description.Seed, projection.Name);
            var rows = projection.Rule.Prepare(new Shape(sources.Length, targets.Length, projection.Source.Equals(projection.Target)), random.For("rows"));
            var pairs = Pairs(rows, rows.Axis == Axis.Source ? sources.Length : targets.Length, random.For("rows"));
            for (int s = 0; s < projection.Synapses.Length; s++)
            {
                var synapse = projection.Synapses[s];
                foreach (var row in pairs)
                {
                    double[] weights = Numbers(synapse.Weight, random.For($"synapse {s}").For("weight"), row.Key, row.Count(), single);
                    double[] delays = Numbers(synapse.Delay, random.For($"synapse {s}").For("delay"), row.Key, row.Count(), single: true);
                    foreach (var ((_, target), k) in row.Select((pair, k) => (pair, k)))
                    {
                        int receptor = synapse.Receptor is null ? weights[k] < 0 ? 1 : 0 : synapse.Receptor == "excitatory" ? 0 : 1;
                        drawn.Add(new Stored(sources[row.Key], targets[target], receptor, Math.Max(1, (int)Math.Floor(delays[k] / description.dt + .5 + 1e-9)), weights[k]));
                    }
                }
            }
        }
        drawn.Sort();
        return drawn;

        int[] Neurons(NodeCollection nodes) => [.. nodes.Ranges.SelectMany(range => Enumerable.Range(network.FirstNeurons[range.Population] + range.Start, range.Count))];
    }

    // connected positions by source, then by target where the rule draws the sources of a target
    static ILookup<int, (int Source, int Target)> Pairs(IRows rows, int count, CounterRandom random)
    {
        var pairs = new List<(int, int)>();
        var partners = new RowWriter();
        for (int row = 0; row < count; row++)
        {
            partners.Clear();
            var stream = random.Element(row);
            rows.Connect(row, ref stream, ref partners);
            foreach (int partner in partners.Partners) pairs.Add(rows.Axis == Axis.Source ? (row, partner) : (partner, row));
        }
        partners.Dispose();
        return pairs.ToLookup(pair => pair.Item1);
    }

    static double[] Numbers(Brainloom.Engine.Values values, CounterRandom random, int row, int count, bool single)
    {
        if (values is Constant constant) return [.. Enumerable.Repeat(constant.Value, count)];
        var words = new uint[count];
        random.Element(row).Fill(words);
        var sampler = new Sampler((Distribution)values);
        if (!single)
        {
            var numbers = new double[count];
            sampler.Draw(words, numbers);
            return numbers;
        }
        var floats = new float[count];
        sampler.Draw(words, floats);
        return [.. floats.Select(x => (double)x)];
    }
}
