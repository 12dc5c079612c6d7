using System.Collections.Immutable;
using Brainloom.Engine;
using Brainloom.Tests.Engine.Neurons;
using Brainloom.Tests.Engine.Simulation;
using Xunit;
using static Brainloom.Tests.Engine.Simulation.Probe;

namespace Brainloom.Tests.Engine.Stimuli;

/// <summary>Currents act in the steps that they should, found by inverting the exact integration of the membrane.</summary>
public class DcGeneratorTests
{
    // current in each step, of a neuron at rest at -70 mV with tau_m = 10 ms and C_m = 250 pF
    static double[] Currents(double[,] potential, int neuron)
    {
        double decay = Math.Exp(-dt / 10), response = 10 / 250.0 * (1 - decay), previous = 0;
        var currents = new double[potential.GetLength(0)];
        for (int i = 0; i < currents.Length; i++)
        {
            double above = potential[i, neuron] + 70;
            currents[i] = (above - previous * decay) / response;
            previous = above;
        }
        return currents;
    }

    static double[] Currents(int size, int neuron, int steps, int threads, params ImmutableArray<StimulusDescription> stimuli) =>
        Currents(Run(Describe(new IafPscExp(), size, Precision.Double, stimuli, "V_m"), steps, threads).Trace(), neuron);

    [Fact]
    public void Acts_in_the_same_steps_as_in_nest()
    {
        var reference = ReferenceData.Json("timing.json").GetProperty("dc_generator");
        double Get(string name) => reference.GetProperty(name).GetDouble();
        var generator = new DcGenerator { amplitude = Get("amplitude"), start = Get("start"), stop = Get("stop") };
        double[] currents = Currents(1, 0, 700, 1, Stimulus(generator, new(0, 0, 1), delay: Get("delay_ms")));
        int[] window = [.. reference.Numbers("effective_current_nonzero_in_steps_ending_at_ms").Select(time => (int)Math.Round(time / dt))];
        for (int step = 1; step <= currents.Length; step++)
            Assert.Equal(step >= window[0] && step <= window[1] ? 100 : 0, currents[step - 1], 1e-8);
    }

    [Theory]
    [InlineData(0, 1, .1, 2, 11)]
    [InlineData(1, 1, 1, 1, 0)]
    [InlineData(2, 1, 1, 1, 0)]
    [InlineData(1, double.PositiveInfinity, 2, 31, 100)]
    public void Windows(double start, double stop, double delay, int first, int last)
    {
        double[] currents = Currents(1, 0, 100, 1, Stimulus(new DcGenerator { amplitude = -40, start = start, stop = stop }, new(0, 0, 1), delay: delay));
        for (int step = 1; step <= 100; step++) Assert.Equal(step >= first && step <= last ? -40 : 0, currents[step - 1], 1e-8);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Currents_add_up_with_the_weight_of_each_neuron(int threads)
    {
        NodeCollection target = new(0, 50, 100);
        var first = Stimulus(new DcGenerator { amplitude = 10, start = 1, stop = 5 }, target, new Table([.. Enumerable.Range(0, 100).Select(i => i / 10.0)]), dt);
        var second = Stimulus(new DcGenerator { amplitude = 7, start = 3, stop = 4 }, new(0, 0, 200), 2, dt) with { Name = "second" };
        foreach (int neuron in (int[])[0, 49, 50, 128, 149, 150, 199])
        {
            double[] currents = Currents(200, neuron, 70, threads, first, second);
            double weight = neuron is >= 50 and < 150 ? (neuron - 50) / 10.0 : 0;
            for (int step = 1; step <= 70; step++)
                Assert.Equal((step is >= 12 and <= 51 ? 10 * weight : 0) + (step is >= 32 and <= 41 ? 14 : 0), currents[step - 1], 1e-8);
        }
    }
}
