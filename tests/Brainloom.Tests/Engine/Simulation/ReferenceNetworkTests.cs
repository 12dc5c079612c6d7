using System.Collections.Immutable;
using System.Text.Json;
using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine.Simulation;

/// <summary>Networks of 100 neurons with given connections, against the spikes of NEST 3.9.0; every spike must be in its step.</summary>
[Collection(nameof(Brainloom.Engine.Simulation))]
public class ReferenceNetworkTests
{
    [Theory]
    [InlineData("iaf_psc_exp", typeof(IafPscExp), 1)]
    [InlineData("iaf_psc_exp", typeof(IafPscExp), 2)]
    [InlineData("iaf_psc_alpha", typeof(IafPscAlpha), 1)]
    [InlineData("iaf_psc_delta", typeof(IafPscDelta), 2)]
    public void Every_spike_agrees(string model, Type type, int threads)
    {
        using var reference = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", $"net_{model}_100.json")));
        var root = reference.RootElement;
        var connections = root.GetProperty("connections").EnumerateArray().Select(row => row.EnumerateArray().Select(item => item.GetDouble()).ToArray()).ToList();
        ImmutableArray<double> Numbers(string name) => [.. root.GetProperty(name).EnumerateArray().Select(item => item.GetDouble())];
        var neurons = new NodeCollection(0, 0, 100);
        var description = new NetworkDescription
        {
            Precision = Precision.Double,
            Populations =
            [
                new()
                {
                    Name = "neurons",
                    Size = 100,
                    Neuron = Activator.CreateInstance(type)!,
                    Parameters = ImmutableSortedDictionary<string, Brainloom.Engine.Values>.Empty.Add("I_e", new Table(Numbers("I_e"))),
                    InitialState = ImmutableSortedDictionary<string, Brainloom.Engine.Values>.Empty.Add("V_m", new Table(Numbers("V_m_initial"))),
                },
            ],
            Projections =
            [
                new()
                {
                    Name = "connections",
                    Source = neurons,
                    Target = neurons,
                    Rule = new ExplicitList { sources = [.. connections.Select(row => (int)row[0])], targets = [.. connections.Select(row => (int)row[1])] },
                    Synapses = [new() { Weight = new Table([.. connections.Select(row => row[2])]), Delay = new Table([.. connections.Select(row => row[3])]) }],
                },
            ],
            Recorders = [new() { Name = "spikes", Recorder = new SpikeRecorder(), Target = neurons }],
        };

        using var network = Network.Build(description, threads);
        using var simulation = new Brainloom.Engine.Simulation(network);
        simulation.Run(10_000);

        var spikes = simulation.Record().Spikes.Single();
        var measured = spikes.Steps.ToArray().Zip(spikes.Neurons.ToArray());
        var expected = Numbers("spikes_time_ms").Select(time => (int)Math.Round(time * 10)).Zip(Numbers("spikes_sender").Select(sender => (int)sender)).Order();
        Assert.Equal(connections.Count, network.Synapses);
        Assert.Equal(expected, measured.Order());
    }
}
