using BenchmarkDotNet.Attributes;
using Brainloom.Engine;

namespace Brainloom.Benchmarks;

/// <summary>Building networks of 10,000 neurons and 10 million synapses on one thread; times are per synapse.</summary>
public class BuildBenchmarks
{
    const int Neurons = 10_000, Degree = 1_000;

    /// <summary>Rules of equal size.</summary>
    public static IEnumerable<IConnectionRule> Rules =>
    [
        new FixedIndegree { indegree = Degree },
        new FixedOutdegree { outdegree = Degree },
        new FixedTotalNumber { N = (long)Neurons * Degree },
        new PairwiseBernoulli { p = (double)Degree / Neurons },
    ];

    [ParamsSource(nameof(Rules))]
    public IConnectionRule Rule { get; set; } = new AllToAll();

    [Params(false, true)]
    public bool Drawn { get; set; }

    [Benchmark(OperationsPerInvoke = Neurons * Degree)]
    public void Build()
    {
        var neurons = new NodeCollection(0, 0, Neurons);
        using var network = Network.Build(new NetworkDescription
        {
            Populations = [new PopulationDescription { Name = "neurons", Size = Neurons, Neuron = new IafPscExp() }],
            Projections =
            [
                new ProjectionDescription
                {
                    Name = "connections",
                    Source = neurons,
                    Target = neurons,
                    Rule = Rule,
                    Synapses =
                    [
                        new SynapseDescription
                        {
                            Weight = Drawn ? new Normal { mean = 88, std = 8.8, Minimum = 0 } : new Constant(88),
                            Delay = Drawn ? new Normal { mean = 1.5, std = .75, Minimum = .05 } : new Constant(1.5),
                        },
                    ],
                },
            ],
        }, 1);
    }
}
