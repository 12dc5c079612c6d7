using System.Collections.Immutable;
using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine.Simulation;

/// <summary>Small networks of one population, driven by stimuli and read step by step.</summary>
static class Probe
{
    public const double dt = .1;

    /// <summary>A population, with every step of some state variables and all spikes recorded.</summary>
    public static NetworkDescription Describe(object neuron, int size, Precision precision, ImmutableArray<StimulusDescription> stimuli, params ImmutableArray<string> variables) => new()
    {
        Precision = precision,
        Populations = [new() { Name = "neurons", Size = size, Neuron = neuron }],
        Stimuli = stimuli,
        Recorders =
        [
            new() { Name = "spikes", Recorder = new SpikeRecorder(), Target = new(0, 0, size) },
            new() { Name = "state", Recorder = new StateRecorder { variables = variables, interval = dt }, Target = new(0, 0, size) },
        ],
    };

    public static StimulusDescription Stimulus(IStimulus stimulus, NodeCollection target, double weight = 1, double delay = 1) =>
        Stimulus(stimulus, target, new Constant(weight), delay);

    public static StimulusDescription Stimulus(IStimulus stimulus, NodeCollection target, Brainloom.Engine.Values weight, double delay = 1) =>
        new() { Name = "stimulus", Stimulus = stimulus, Target = target, Weight = weight, Delay = new Constant(delay) };

    /// <summary>Builds, runs and returns what was recorded.</summary>
    public static Recording Run(NetworkDescription description, long steps, int threads = 1, int vectorBits = 512)
    {
        using var network = Network.Build(description, threads);
        using var simulation = new Brainloom.Engine.Simulation(network, vectorBits);
        simulation.Run(steps);
        return simulation.Record();
    }

    /// <summary>A recorded variable as [step - 1, neuron].</summary>
    public static double[,] Trace(this Recording recording, string variable = "V_m")
    {
        var state = recording.States.Single();
        int place = state.Variables.IndexOf(variable), width = state.Variables.Length, neurons = state.Neurons.Length;
        Assert.Equal(Enumerable.Range(1, (int)recording.LastStep), state.Steps.ToArray());
        var trace = new double[state.Steps.Length, neurons];
        for (int step = 0; step < state.Steps.Length; step++)
            for (int neuron = 0; neuron < neurons; neuron++) trace[step, neuron] = state.Values.Span[(step * neurons + neuron) * width + place];
        return trace;
    }

    /// <summary>Steps of the spikes of one neuron of the first population.</summary>
    public static int[] SpikesOf(this Recording recording, int neuron)
    {
        var spikes = recording.Spikes.First();
        return [.. spikes.Steps.ToArray().Zip(spikes.Neurons.ToArray()).Where(spike => spike.Second == neuron).Select(spike => spike.First)];
    }
}
