using Brainloom.Engine;
using Brainloom.Tests.Engine.Simulation;
using Xunit;
using static Brainloom.Tests.Engine.Simulation.Probe;

namespace Brainloom.Tests.Engine.Stimuli;

public class SpikeGeneratorTests
{
    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void Spikes_arrive_at_the_nearest_step_as_often_as_given(Precision precision)
    {
        // off the grid, repeated, on time zero, and beyond the run
        var generator = new SpikeGenerator { spike_times = [0, .24, .26, 1, 1, 1, 2.949, 50] };
        var recording = Run(Describe(new ParrotNeuron(), 70, precision, [Stimulus(generator, new(0, 11, 55), delay: 1.5)], "repeated"), 100, threads: 2);
        foreach (int neuron in (int[])[11, 40, 65]) Assert.Equal([15, 17, 18, 25, 25, 25, 44], recording.SpikesOf(neuron));
        foreach (int neuron in (int[])[0, 10, 66, 69]) Assert.Empty(recording.SpikesOf(neuron));
    }

    [Fact]
    public void Times_need_not_be_in_order()
    {
        var generator = new SpikeGenerator { spike_times = [3, 1, 2] };
        Assert.Equal([20, 30, 40], Run(Describe(new ParrotNeuron(), 1, Precision.Single, [Stimulus(generator, new(0, 0, 1))], "repeated"), 100).SpikesOf(0));
    }

    [Fact]
    public void Runs_in_parts_miss_no_spike()
    {
        var generator = new SpikeGenerator { spike_times = [1, 1.1, 1.2] };
        using var network = Network.Build(Describe(new ParrotNeuron(), 1, Precision.Single, [Stimulus(generator, new(0, 0, 1), delay: .1)], "repeated"), 1);
        using var simulation = new Brainloom.Engine.Simulation(network);
        foreach (int steps in (int[])[11, 1, 1, 7]) simulation.Run(steps);
        Assert.Equal([11, 12, 13], simulation.Record().SpikesOf(0));
    }

    [Theory]
    [InlineData(null, 100, 100, 0)]
    [InlineData(null, -100, 0, -100)]
    [InlineData("inhibitory", 100, 0, 100)]
    [InlineData("excitatory", -100, -100, 0)]
    public void Receptor_or_sign_says_where_spikes_arrive(string? receptor, double weight, double excitatory, double inhibitory)
    {
        foreach (var precision in (Precision[])[Precision.Single, Precision.Double])
        {
            var stimulus = Stimulus(new SpikeGenerator { spike_times = [.1] }, new(0, 0, 3), weight, dt) with { Receptor = receptor };
            var recording = Run(Describe(new IafPscExp(), 3, precision, [stimulus], "I_syn_ex", "I_syn_in"), 2);
            Assert.Equal(excitatory, recording.Trace("I_syn_ex")[1, 2], .01);
            Assert.Equal(inhibitory, recording.Trace("I_syn_in")[1, 2], .01);
        }
    }

    [Fact]
    public void A_receptor_that_the_model_does_not_have_is_named()
    {
        var stimulus = Stimulus(new SpikeGenerator { spike_times = [1] }, new(0, 0, 3)) with { Receptor = "AMPA" };
        var failure = Assert.Throws<ArgumentException>(() => Run(Describe(new IafPscExp(), 3, Precision.Single, [stimulus], "V_m"), 1));
        Assert.Equal("stimulus: population neurons has no receptor AMPA", failure.Message);
    }
}
