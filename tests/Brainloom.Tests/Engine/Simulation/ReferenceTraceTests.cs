using System.Collections.Immutable;
using System.Text.Json;
using Brainloom.Engine;
using Brainloom.Tests.Engine.Neurons;
using Xunit;
using static Brainloom.Tests.Engine.Simulation.Probe;

namespace Brainloom.Tests.Engine.Simulation;

/// <summary>Traces of NEST 3.9.0 through a whole network: stimuli, synapses, delays and recorders.</summary>
public class ReferenceTraceTests
{
    public static TheoryData<string, Precision, double> Cases =>
        [.. from model in (string[])["iaf_psc_delta", "iaf_psc_exp", "iaf_psc_alpha", "iaf_psc_exp_multisynapse", "iaf_psc_alpha_multisynapse"] from run in ((Precision, double)[])[(Precision.Double, 1e-9), (Precision.Single, 1e-4)] select (model, run.Item1, run.Item2)];

    static object Model(string name) => name switch
    {
        "iaf_psc_exp_multisynapse" => new IafPscExpMultisynapse { tau_syn = [.5, 2, 8] },
        "iaf_psc_alpha_multisynapse" => new IafPscAlphaMultisynapse { tau_syn = [.5, 2, 8] },
        _ => Activator.CreateInstance(Catalog.Engine.NeuronModels[name].Type)!,
    };

    static readonly NodeCollection one = new(0, 0, 1);

    // five neurons, of which the last is watched: it does not lie at the beginning of a tile
    static readonly NodeCollection watched = new(0, 4, 1);

    static IEnumerable<StimulusDescription> Inputs(JsonElement header, NodeCollection target) =>
        from input in header.GetProperty("inputs").EnumerateArray()
        let receptor = input.TryGetProperty("receptor_type", out var type) ? type.GetInt32() : 0
        where receptor == 0 || header.GetProperty("model").GetString() != "parrot_neuron"
        let multiplicities = input.TryGetProperty("multiplicities", out _) ? input.Numbers("multiplicities") : [.. input.Numbers("spike_times_ms").Select(_ => 1.0)]
        let times = input.Numbers("spike_times_ms").Zip(multiplicities).SelectMany(spike => Enumerable.Repeat(spike.First, (int)spike.Second))
        select Stimulus(new SpikeGenerator { spike_times = [.. times] }, target, input.GetProperty("weight").GetDouble(), input.GetProperty("delay_ms").GetDouble()) with { Receptor = receptor == 0 ? null : $"{receptor}" };

    [Theory, MemberData(nameof(Cases))]
    public void Postsynaptic_potentials(string model, Precision precision, double tolerance)
    {
        double[][] expected = ReferenceData.Table($"{model}__psp.csv");
        var recording = Run(Describe(Model(model), 5, precision, [.. Inputs(ReferenceData.Header($"{model}__psp.csv"), watched)], "V_m"), expected.Length);
        double[,] potential = recording.Trace();
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i][1], potential[i, 4], tolerance * Math.Abs(expected[i][1]));
            Assert.Equal(-70, potential[i, 3], 70 * tolerance);
        }
        Assert.Empty(recording.SpikesOf(4));
    }

    [Theory, MemberData(nameof(Cases))]
    public void Step_of_current(string model, Precision precision, double tolerance)
    {
        var reference = ReferenceData.Json($"{model}__dc.json");
        var stimulus = reference.GetProperty("stimulus");
        double Get(string name) => stimulus.GetProperty(name).GetDouble();
        var generator = new DcGenerator { amplitude = Get("amplitude"), start = Get("start_ms"), stop = Get("stop_ms") };
        var recording = Run(Describe(Model(model), 5, precision, [Stimulus(generator, watched, delay: Get("connection_delay_ms"))], "V_m"), 5_000);
        double[,] potential = recording.Trace();
        double[] expected = reference.Numbers("V_m_sampled_every_1ms");
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], potential[10 * i + 9, 4], tolerance * Math.Abs(expected[i]));
        Assert.Equal(reference.Numbers("spike_times_ms").Select(time => (int)Math.Round(time / dt)), recording.SpikesOf(4));
        Assert.Empty(recording.SpikesOf(3));
    }

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void A_parrot_repeats_every_spike_whatever_its_weight(Precision precision)
    {
        var reference = ReferenceData.Json("parrot_neuron.json");
        var recording = Run(Describe(new ParrotNeuron(), 5, precision, [.. Inputs(reference, watched)], "repeated"), 400);
        Assert.Equal(reference.Numbers("output_spike_times_ms").Select(time => (int)Math.Round(time / dt)), recording.SpikesOf(4));
    }

    [Theory]
    [InlineData(Precision.Double, 1e-9)]
    [InlineData(Precision.Single, 1e-4)]
    public void A_static_synapse_between_neurons(Precision precision, double tolerance)
    {
        foreach (var run in ReferenceData.Json("static_synapse.json").GetProperty("psp").EnumerateArray())
        {
            var generator = new SpikeGenerator { spike_times = [.. run.Numbers("pre_generator_times_ms")] };
            var recording = Run(Pair(new ParrotNeuron(), Model(run.GetProperty("target_model").GetString()!),
                run.GetProperty("weight").GetDouble(), run.GetProperty("delay_ms").GetDouble(), precision) with { Stimuli = [Stimulus(generator, one)] }, 1_000, threads: 2);
            double[] expected = run.Numbers("V_m_every_1ms");
            double[,] potential = recording.Trace();
            for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], potential[10 * i + 9, 0], tolerance * Math.Abs(expected[i]));
            Assert.Equal(run.Numbers("pre_spike_times_ms").Select(time => (int)Math.Round(time / dt)), recording.SpikesOf(0));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void From_neuron_to_neuron(int threads)
    {
        var reference = ReferenceData.Json("timing.json").GetProperty("neuron_to_neuron");
        var recording = Run(Pair(new IafPscExp { I_e = 500 }, new IafPscDelta(), 1, reference.GetProperty("delay_ms").GetDouble(), Precision.Double), 500, threads);
        Assert.Equal(reference.Numbers("source_spikes_ms").Select(time => (int)Math.Round(time / dt)), recording.SpikesOf(0));
        int first = (int)Math.Round(reference.GetProperty("first_V_jump_sample_ms").GetDouble() / dt);
        Assert.Equal(-70, recording.Trace()[first - 2, 0], 1e-9);
        Assert.Equal(-69, recording.Trace()[first - 1, 0], 1e-9);
    }

    static NetworkDescription Pair(object source, object target, double weight, double delay, Precision precision) => new()
    {
        Precision = precision,
        Populations = [new() { Name = "source", Size = 1, Neuron = source }, new() { Name = "target", Size = 1, Neuron = target }],
        Projections = [new() { Name = "p", Source = one, Target = new(1, 0, 1), Rule = new OneToOne(), Synapses = [new() { Weight = new Constant(weight), Delay = new Constant(delay) }] }],
        Recorders =
        [
            new() { Name = "spikes", Recorder = new SpikeRecorder(), Target = one },
            new() { Name = "state", Recorder = new StateRecorder { interval = dt }, Target = new(1, 0, 1) },
        ],
    };
}
