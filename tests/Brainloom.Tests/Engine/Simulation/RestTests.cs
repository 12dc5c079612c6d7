using System.Collections.Immutable;
using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine.Simulation;

/// <summary>Steps of tiles at rest are left out; nothing shows it.</summary>
public class RestTests
{
    static readonly NodeCollection Sources = new(0, 0, 40), Targets = new(1, 0, 1_000);

    public static TheoryData<string, Precision> Cases =>
        [.. from entry in Catalog.Engine.NeuronModels.Values where entry.Name != "ignore_and_fire" from precision in Enum.GetValues<Precision>() select (entry.Name, precision)];

    // bursts far apart onto few of the targets, so that tiles rest, wake and rest again; a second population that is never disturbed shares their blocks
    static NetworkDescription Sparse(object neuron, Precision precision, bool wakeful)
    {
        string unit = NeuronType.Receptors(neuron)[0].Unit;
        double weight = unit switch { "mV" => 3, "nS" => 6, "1" => 1, _ => 900 };
        string? receptor = neuron is IMultisynapse ? "1" : null;

        // a stimulus without effect says that something may arrive at every step
        ImmutableArray<StimulusDescription> nothing = wakeful ? [Probe.Stimulus(new PoissonGenerator { rate = 1e-9 }, Targets, weight) with { Name = "nothing", Receptor = receptor }] : [];
        return new NetworkDescription
        {
            Precision = precision,
            Populations =
            [
                new() { Name = "sources", Size = 40, Neuron = new ParrotNeuron() },
                new() { Name = "targets", Size = 1_000, Neuron = neuron },
                new() { Name = "undisturbed", Size = 777, Neuron = neuron },
            ],
            Projections =
            [
                new() { Name = "p", Source = Sources, Target = Targets, Rule = new FixedTotalNumber { N = 150 },
                    Synapses = [new() { Weight = new Constant(weight), Delay = new Uniform { low = 1, high = 3 }, Receptor = receptor }] },
            ],
            Stimuli = [new() { Name = "bursts", Stimulus = new SpikeGenerator { spike_times = [5, 6, 7, 8, 1_500, 1_501, 1_502, 1_600, 1_600.3] }, Target = Sources, Weight = new Constant(1) }, .. nothing],
            Recorders = [new() { Name = "state", Recorder = new StateRecorder { variables = [.. NeuronType.Variables(neuron).Select(variable => variable.Name)], interval = .7 }, Target = Targets }],
        };
    }

    [Theory, MemberData(nameof(Cases))]
    public void Every_bit_is_that_of_neurons_stepped_always(string model, Precision precision)
    {
        object neuron = Activator.CreateInstance(Catalog.Engine.NeuronModels[model].Type)!;
        var (rested, hash, spikes) = Run(Sparse(neuron, precision, wakeful: false), rest: true);
        var (stepped, other, _) = Run(Sparse(neuron, precision, wakeful: false), rest: false);
        var (watched, another, _) = Run(Sparse(neuron, precision, wakeful: true), rest: true);
        Assert.Equal(hash, other);
        Assert.Equal(hash, another);
        Assert.True(stepped.AsSpan().SequenceEqual(rested), "Leaving out steps changes the state.");
        Assert.True(stepped.AsSpan().SequenceEqual(watched), "Stimuli that send nothing change the state.");
        Assert.True(spikes > 40, "Nothing fired.");
        Assert.True(stepped.Distinct().Count() > 20 || model == "parrot_neuron", "Nothing happened.");
    }

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void What_decays_comes_to_rest(Precision precision)
    {
        // from 900 pA with 5 ms to 10⁻¹² pA in 172 ms, to 10⁻¹⁹ pA in 253 ms
        var recording = Probe.Run(Probe.Describe(new IafPscExp { tau_syn_ex = 5 }, 3, precision, [Probe.Stimulus(new SpikeGenerator { spike_times = [1] }, new(0, 1, 1), 900)], "I_syn_ex", "V_m"), 10_000);
        double[,] current = recording.Trace("I_syn_ex"), potential = recording.Trace();
        Assert.Equal(900 * Math.Exp(-120.0 / 5), current[1_219, 1], 1e-4 * 900 * Math.Exp(-120.0 / 5));
        Assert.Equal(0, current[2_999, 1]);
        Assert.Equal(potential[9_500, 1], potential[9_999, 1]);
        Assert.Equal(potential[9_999, 0], potential[9_999, 1], precision == Precision.Single ? 1e-4 : 1e-12);
    }

    static (double[] Values, string Hash, long Spikes) Run(NetworkDescription description, bool rest)
    {
        using var network = Network.Build(description, 2);
        using var simulation = new Brainloom.Engine.Simulation(network, 512, rest);
        simulation.Run(17_000);
        return (simulation.Record().States.Single().Values.ToArray(), simulation.SpikeHash, simulation.Spikes);
    }
}
