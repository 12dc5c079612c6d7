using BenchmarkDotNet.Attributes;
using Brainloom.Engine;

namespace Brainloom.Benchmarks;

/// <summary>Neurons without input; times are per neuron and step, in both precisions, with all that a simulation does around them.</summary>
public class NeuronBenchmarks
{
    const int Neurons = 16_384, Steps = 100;
    Network? network;
    Simulation? simulation;

    /// <summary>Every neuron model of the engine.</summary>
    public static IEnumerable<string> Models => typeof(Catalog).Assembly.GetTypes()
        .SelectMany(type => type.GetCustomAttributes(typeof(NeuronModelAttribute), false).Cast<NeuronModelAttribute>()).Select(entry => entry.Name).Order();

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    [Params(Precision.Single, Precision.Double)]
    public Precision Precision { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var type = typeof(Catalog).Assembly.GetTypes().Single(type => type.GetCustomAttributes(typeof(NeuronModelAttribute), false).Cast<NeuronModelAttribute>().Any(entry => entry.Name == Model));
        network = Network.Build(new NetworkDescription
        {
            Precision = Precision,
            Populations = [new PopulationDescription { Name = "neurons", Size = Neurons, Neuron = Activator.CreateInstance(type)! }],
        }, 1);
        simulation = new Simulation(network);
    }

    [Benchmark(OperationsPerInvoke = Neurons * Steps)]
    public void Step() => simulation!.Run(Steps);

    [GlobalCleanup]
    public void Cleanup()
    {
        simulation?.Dispose();
        network?.Dispose();
    }
}
