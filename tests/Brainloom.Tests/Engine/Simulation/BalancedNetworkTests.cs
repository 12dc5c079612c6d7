using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine.Simulation;

/// <summary>Activity does not depend on precision: the mean rates of a balanced random network agree within 3 %.</summary>
[Collection(nameof(Brainloom.Engine.Simulation))]
public class BalancedNetworkTests
{
    const double Tolerance = .03;

    [Fact]
    public void Brunel_network_of_delta_synapses()
    {
        // after Brunel 2000 (10.1023/A:1008925309027), smaller, with as strong a drive per neuron: CE = 80, CI = 20, g = 5, eta = 2
        NodeCollection excitatory = new(0, 0, 800), inhibitory = new(1, 0, 200), all = excitatory.Join(inhibitory);
        var neuron = new IafPscDelta { E_L = 0, V_th = 20, V_reset = 10, tau_m = 20, C_m = 250 };
        ProjectionDescription Connect(string name, NodeCollection source, int indegree, double weight) => new()
        {
            Name = name,
            Source = source,
            Target = all,
            Rule = new FixedIndegree { indegree = indegree },
            Synapses = [new() { Weight = new Constant(weight), Delay = new Constant(1.5) }],
        };
        const double J = .4, ThresholdRate = 20 / (J * 80 * .02);
        Agrees(new NetworkDescription
        {
            Populations = [new() { Name = "E", Size = 800, Neuron = neuron }, new() { Name = "I", Size = 200, Neuron = neuron }],
            Projections = [Connect("E", excitatory, 80, J), Connect("I", inhibitory, 20, -5 * J)],
            Stimuli = [new() { Name = "drive", Stimulus = new PoissonGenerator { rate = 2 * ThresholdRate * 80 }, Target = all, Weight = new Constant(J), Delay = new Constant(1.5) }],
        });
    }

    [Fact]
    public void Network_of_exponential_currents_with_drawn_weights_and_delays() => Agrees(Networks.Balanced());

    static void Agrees(NetworkDescription description)
    {
        double single = Rate(description with { Precision = Precision.Single }), twofold = Rate(description with { Precision = Precision.Double });
        Assert.InRange(twofold, 1, 100);
        Assert.InRange(single / twofold, 1 - Tolerance, 1 + Tolerance);
    }

    static double Rate(NetworkDescription description)
    {
        using var network = Network.Build(description, 2);
        using var simulation = new Brainloom.Engine.Simulation(network);
        simulation.Run(2_000);
        simulation.Measure();
        simulation.Run(15_000);
        return simulation.Spikes / 1.5 / network.Neurons;
    }
}
