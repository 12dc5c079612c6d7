using System.Text.Json;
using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine.Neurons;

/// <summary>Compares single neurons with traces of NEST 3.9.0; the set-up is in Reference/README.md.</summary>
public class NestTraceTests
{
    const double dt = 0.1;

    public static TheoryData<string, string, double> Cases =>
        [.. from model in new[] { "iaf_psc_delta", "iaf_psc_exp", "iaf_psc_alpha" } from run in new[] { ("Double1", 1e-9), ("Float1", 1e-4) } select (model, run.Item1, run.Item2)];

    static object Model(string name, double I_e = 0) => name switch
    {
        "iaf_psc_delta" => new IafPscDelta { I_e = I_e },
        "iaf_psc_exp" => new IafPscExp { I_e = I_e },
        _ => new IafPscAlpha { I_e = I_e },
    };

    static Tile Neuron(string model, string lanes, double I_e = 0) => Tile.Create(Model(model, I_e), Tile.AllLanes.Single(t => t.Name == lanes), dt);

    static int StepAt(double time) => (int)Math.Round(time / dt);

    [Theory, MemberData(nameof(Cases))]
    public void Postsynaptic_potentials(string model, string lanes, double tolerance)
    {
        double[][] potential = ReferenceData.Table($"{model}__psp.csv");
        var states = model == "iaf_psc_delta" ? [] : ReferenceData.Table($"{model}__psp_state.csv").ToDictionary(row => StepAt(row[0]));
        var arrivals = Arrivals(ReferenceData.Header($"{model}__psp.csv")).ToLookup(a => a.step, a => a.weight);
        var neuron = Neuron(model, lanes);
        for (int step = 1; step <= potential.Length; step++)
        {
            foreach (var group in arrivals[step].GroupBy(w => w > 0 ? 0 : 1))
                neuron.Arrive(model == "iaf_psc_delta" ? "spikes" : group.Key == 0 ? "excitatory" : "inhibitory", group.Sum());
            Assert.Equal(0, neuron.Step()[0]);
            Assert.Equal(potential[step - 1][1], neuron.Read("V_m"), tolerance * Math.Abs(potential[step - 1][1]));
            if (!states.TryGetValue(step, out var state)) continue;
            Assert.Equal(state[1], neuron.Read("I_syn_ex"), tolerance * Math.Max(1, Math.Abs(state[1])));
            Assert.Equal(state[2], neuron.Read("I_syn_in"), tolerance * Math.Max(1, Math.Abs(state[2])));
        }
        Assert.Equal(1000, potential.Length);
    }

    [Theory, MemberData(nameof(Cases))]
    public void Step_of_current(string model, string lanes, double tolerance)
    {
        var reference = ReferenceData.Json($"{model}__dc.json");
        var stimulus = reference.GetProperty("stimulus");
        double Get(string name) => stimulus.GetProperty(name).GetDouble();
        int first = StepAt(Get("start_ms") + Get("connection_delay_ms")) + 1, last = StepAt(Get("stop_ms") + Get("connection_delay_ms"));
        double[] potential = reference.Numbers("V_m_sampled_every_1ms");
        var neuron = Neuron(model, lanes);
        List<int> spikes = [];
        for (int step = 1; step <= 5000; step++)
        {
            if (step >= first && step <= last) neuron.Arrive("current", Get("amplitude"));
            if (neuron.Step()[0] > 0) spikes.Add(step);
            if (step % 10 == 0 && step / 10 <= potential.Length)
                Assert.Equal(potential[step / 10 - 1], neuron.Read("V_m"), tolerance * Math.Abs(potential[step / 10 - 1]));
        }
        Assert.Equal(reference.Numbers("spike_times_ms").Select(StepAt), spikes);
    }

    [Theory, MemberData(nameof(Cases))]
    public void Constant_current(string model, string lanes, double tolerance)
    {
        Assert.True(tolerance > 0);
        var reference = ReferenceData.Json($"{model}__dc.json").GetProperty("constant_I_e");
        var neuron = Neuron(model, lanes, reference.GetProperty("I_e").GetDouble());
        List<int> spikes = [];
        for (int step = 1; step <= 5000; step++)
            if (neuron.Step()[0] > 0) spikes.Add(step);
        Assert.Equal(reference.Numbers("spike_times_ms").Select(StepAt), spikes);
    }

    [Fact]
    public void Parrot_repeats_every_spike_whatever_its_weight()
    {
        var reference = ReferenceData.Json("parrot_neuron.json");
        var neuron = Tile.Create(new ParrotNeuron(), typeof(Double1), dt);
        var arrivals = Arrivals(reference).ToLookup(a => a.step, a => a.multiplicity);
        List<int> spikes = [];
        for (int step = 1; step <= 400; step++)
        {
            neuron.Arrive("spikes", arrivals[step].Sum());
            spikes.AddRange(Enumerable.Repeat(step, neuron.Step()[0]));
        }
        Assert.Equal(reference.Numbers("output_spike_times_ms").Select(StepAt), spikes);
    }

    /// <summary>Spikes with the step at whose end they arrive; those for NEST's receptor 1 of a parrot, which has no effect, are left out.</summary>
    static IEnumerable<(int step, double weight, double multiplicity)> Arrivals(JsonElement setup)
    {
        foreach (var input in setup.GetProperty("inputs").EnumerateArray())
        {
            if (input.TryGetProperty("receptor_type", out var receptor) && receptor.GetInt32() != 0) continue;
            double[] times = input.Numbers("spike_times_ms");
            double[] multiplicities = input.TryGetProperty("multiplicities", out _) ? input.Numbers("multiplicities") : [.. times.Select(_ => 1.0)];
            for (int i = 0; i < times.Length; i++)
                yield return (StepAt(times[i] + input.GetProperty("delay_ms").GetDouble()), input.GetProperty("weight").GetDouble(), multiplicities[i]);
        }
    }
}
