using System.Collections.Immutable;
using Brainloom.Engine;
using Brainloom.Tests.Engine.Neurons;
using Xunit;
using static Brainloom.Tests.Engine.Simulation.Probe;

namespace Brainloom.Tests.Engine.Simulation;

/// <summary>Neurons of one population with parameters and initial state of their own are what each would be alone.</summary>
[Collection(nameof(Brainloom.Engine.Simulation))]
public class HeterogeneityTests
{
    // a last tile that is not full, at every width
    const int Size = 83;

    static readonly ImmutableArray<double> timeConstants = [.. Enumerable.Range(0, Size).Select(i => 5 + .25 * i)];
    static readonly Normal thresholds = new() { mean = -55, std = 2 }, potentials = new() { mean = -60, std = 3, Maximum = -56 };

    static NetworkDescription Population(Precision precision)
    {
        var description = Describe(new IafPscExp { I_e = 600 }, Size, precision, [], "V_m", "I_syn_ex");
        return description with
        {
            Populations =
            [
                description.Populations[0] with
                {
                    Parameters = ImmutableSortedDictionary<string, Brainloom.Engine.Values>.Empty.Add("tau_m", new Table(timeConstants)).Add("V_th", thresholds).Add("t_ref", new Constant(1)),
                    InitialState = ImmutableSortedDictionary<string, Brainloom.Engine.Values>.Empty.Add("V_m", potentials),
                },
            ],
        };
    }

    // neuron i takes word i of what belongs to (seed, population, name)
    static double[] Drawn(Distribution distribution, string name)
    {
        var words = new uint[Size];
        var values = new double[Size];
        new CounterRandom(1, "neurons").For(name).Element(0).Fill(words);
        new Sampler(distribution).Draw(words, values);
        return values;
    }

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void Every_neuron_has_its_own_parameters_at_every_width(Precision precision)
    {
        double[] threshold = Drawn(thresholds, "V_th"), potential = Drawn(potentials, "V_m");
        var alone = new double[200, Size];
        for (int i = 0; i < Size; i++)
        {
            var neuron = new IafPscExp { I_e = 600, tau_m = timeConstants[i], V_th = threshold[i], t_ref = 1 };
            var single = Describe(neuron, 1, precision, [], "V_m");
            var start = ImmutableSortedDictionary<string, Brainloom.Engine.Values>.Empty.Add("V_m", new Constant(potential[i]));
            double[,] trace = Run(single with { Populations = [single.Populations[0] with { InitialState = start }] }, 200, vectorBits: 1).Trace();
            for (int step = 0; step < 200; step++) alone[step, i] = trace[step, 0];
        }
        Assert.True(Enumerable.Range(0, Size).Select(i => alone[199, i]).Distinct().Count() > Size / 2);

        foreach (int bits in (int[])[1, 64, 128, 256, 512])
            foreach (int threads in (int[])[1, 2])
                Assert.Equal(alone, Run(Population(precision), 200, threads, bits).Trace());
    }

    [Theory]
    [InlineData("Float1", Precision.Single)]
    [InlineData("Double1", Precision.Double)]
    public void State_is_that_of_a_neuron_stepped_by_hand(string lanes, Precision precision)
    {
        // the current acts in steps 31 to 150, spikes arrive in steps 20 and 40
        var dc = Stimulus(new DcGenerator { amplitude = 700, start = 2, stop = 14 }, new(0, 5, 1));
        var spikes = Stimulus(new SpikeGenerator { spike_times = [1, 3] }, new(0, 5, 1), 128);
        var recording = Run(Describe(new IafPscAlpha(), 9, precision, [dc, spikes], "V_m", "I_syn_ex"), 300);
        double[,] potential = recording.Trace(), current = recording.Trace("I_syn_ex");

        var neuron = Tile.Create(new IafPscAlpha(), Tile.AllLanes.Single(type => type.Name == lanes), dt);
        var fired = new List<int>();
        for (int step = 1; step <= 300; step++)
        {
            if (step is >= 31 and <= 150) neuron.Arrive("current", 700);
            if (step is 20 or 40) neuron.Arrive("excitatory", 128);
            if (neuron.Step()[0] > 0) fired.Add(step);
            Assert.Equal((neuron.Read("V_m"), neuron.Read("I_syn_ex")), (potential[step - 1, 5], current[step - 1, 5]));
        }
        Assert.NotEmpty(fired);
        Assert.Equal(fired, recording.SpikesOf(5));
    }

    [Fact]
    public void Drawn_state_does_not_depend_on_threads_or_other_populations()
    {
        NetworkDescription Two(bool swapped)
        {
            var large = new PopulationDescription
            {
                Name = "large",
                Size = 1_000,
                Neuron = new IafPscExp(),
                InitialState = ImmutableSortedDictionary<string, Brainloom.Engine.Values>.Empty.Add("V_m", potentials),
            };
            var small = large with { Name = "small", Size = 77 };
            return new NetworkDescription
            {
                Populations = swapped ? [small, large] : [large, small],
                Recorders = [new() { Name = "state", Recorder = new StateRecorder { interval = dt }, Target = new(swapped ? 1 : 0, 0, 1_000) }],
            };
        }
        double[,] expected = Run(Two(false), 1).Trace();
        foreach (int threads in (int[])[2, 5]) Assert.Equal(expected, Run(Two(false), 1, threads).Trace());
        Assert.Equal(expected, Run(Two(true), 1, 3).Trace());
    }
}
