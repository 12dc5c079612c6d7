using System.Collections.Immutable;
using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine.Simulation;

/// <summary>Small networks to test with.</summary>
static class Networks
{
    /// <summary>Excitatory and inhibitory neurons with drawn weights and delays, driven by Poisson trains.</summary>
    public static NetworkDescription Balanced(Precision precision = Precision.Single, ulong seed = 1, double rate = 9_000)
    {
        NodeCollection excitatory = new(0, 0, 800), inhibitory = new(1, 0, 200), all = excitatory.Join(inhibitory);
        var neuron = new IafPscExp { E_L = -65, V_th = -50, V_reset = -65, tau_syn_ex = .5, tau_syn_in = .5 };
        return new NetworkDescription
        {
            Seed = seed,
            Precision = precision,
            Populations =
            [
                new() { Name = "E", Size = 800, Neuron = neuron, InitialState = Start() },
                new() { Name = "I", Size = 200, Neuron = neuron, InitialState = Start() },
            ],
            Projections =
            [
                new() { Name = "E to all", Source = excitatory, Target = all, Rule = new FixedTotalNumber { N = 80_000 }, Synapses = [Synapse(88, 1.5)] },
                new() { Name = "I to all", Source = inhibitory, Target = all, Rule = new FixedIndegree { indegree = 20 }, Synapses = [Synapse(-440, .8)] },
            ],
            Stimuli = [new() { Name = "drive", Stimulus = new PoissonGenerator { rate = rate }, Target = all, Weight = new Constant(88) }],
            Recorders = [new() { Name = "spikes", Recorder = new SpikeRecorder(), Target = all }],
        };

        static ImmutableSortedDictionary<string, Brainloom.Engine.Values> Start() => ImmutableSortedDictionary<string, Brainloom.Engine.Values>.Empty.Add("V_m", new Normal { mean = -58, std = 5 });

        static SynapseDescription Synapse(double weight, double delay) => new()
        {
            Weight = new Normal { mean = weight, std = Math.Abs(weight) / 10, Minimum = weight > 0 ? 0 : double.NegativeInfinity, Maximum = weight > 0 ? double.PositiveInfinity : 0 },
            Delay = new Normal { mean = delay, std = delay / 2, Minimum = .05 },
        };
    }

    /// <summary>Builds and runs a network; returns its spike hash.</summary>
    public static string Hash(NetworkDescription description, int threads, params long[] runs)
    {
        using var network = Network.Build(description, threads);
        using var simulation = new Brainloom.Engine.Simulation(network);
        foreach (long steps in runs) simulation.Run(steps);
        Assert.True(simulation.Spikes > 100, "the network is silent");
        return simulation.SpikeHash;
    }
}
