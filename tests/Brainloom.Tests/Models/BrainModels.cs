using System.Collections.Immutable;
using Brainloom.Engine;
using Brainloom.Model;
using Brainloom.Tests.Model;
using Xunit;

namespace Brainloom.Tests.Models;

/// <summary>The mouse whole brain and its parts, compiled.</summary>
static class BrainModels
{
    public static CompiledModel Compiled(string name, params string[] sets)
    {
        var compiled = ModelCompiler.Compile(ModelDocument.Load(Files.Model(name)), new CompileOptions { Sets = [.. sets] });
        Assert.Empty(compiled.Diagnostics);
        return compiled;
    }

    public static NetworkDescription Network(string name, params string[] sets) => Compiled(name, sets).Network!;

    /// <summary>Neurons that are no relays.</summary>
    public static int Neurons(CompiledModel compiled) => compiled.Populations.Where(IsNeuron).Sum(population => population.Size);

    public static bool IsNeuron(PopulationSpec population) => population.Tags["category"] != "relay";

    /// <summary>Expected synapses by projection.</summary>
    public static ImmutableSortedDictionary<string, double> Synapses(NetworkDescription network)
    {
        var builder = new NetworkBuilder(network, 1);
        return network.Projections.ToImmutableSortedDictionary(projection => projection.Name, builder.ExpectedSynapses, StringComparer.Ordinal);
    }
}
