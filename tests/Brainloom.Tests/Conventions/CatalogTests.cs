using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Conventions;

/// <summary>Every entry of the catalogue describes itself: units, words, sources.</summary>
public sealed class CatalogTests
{
    static readonly string[] Units = ["mV", "ms", "pA", "nS", "pF", "Hz", "1/ms", "1"];

    static IEnumerable<CatalogEntry> Entries =>
        [.. Catalog.Engine.NeuronModels.Values, .. Catalog.Engine.SynapseModels.Values, .. Catalog.Engine.ConnectionRules.Values,
            .. Catalog.Engine.Stimuli.Values, .. Catalog.Engine.Recorders.Values];

    static IEnumerable<(string Name, CatalogParameter Parameter)> Parameters =>
        Entries.SelectMany(entry => entry.Parameters.Select(parameter => ($"{entry.Name}.{parameter.Name}", parameter)));

    [Fact]
    public void Every_entry_says_what_it_is() => Convention.Holds(Entries.Where(entry => entry.Summary.Length == 0).Select(entry => entry.Name));

    [Fact]
    public void Every_parameter_says_what_it_is() =>
        Convention.Holds(Parameters.Where(pair => pair.Parameter.Summary.Length == 0).Select(pair => pair.Name));

    [Fact]
    public void Every_number_has_a_unit_of_the_engine() =>
        Convention.Holds(Parameters.Where(pair => pair.Parameter.IsNumber && !Units.Contains(pair.Parameter.Unit)).Select(pair => pair.Name));

    [Fact]
    public void Every_default_is_allowed() =>
        Convention.Holds(Parameters.Where(pair => pair.Parameter is { IsNumber: true, IsList: false, Default: { } value }
            && pair.Parameter.Violation(Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture)) is not null).Select(pair => pair.Name));

    [Fact]
    public void Every_neuron_and_synapse_model_names_a_publication() =>
        Convention.Holds(Catalog.Engine.NeuronModels.Values.Concat(Catalog.Engine.SynapseModels.Values)
            .Where(entry => entry.Citations.IsEmpty).Select(entry => entry.Name));

    [Fact]
    public void No_enum_lists_models()
    {
        var names = Entries.Select(entry => Plain(entry.Name)).ToHashSet();
        Convention.Holds(from assembly in SourceTree.Assemblies
                     from type in assembly.GetTypes()
                     where type.IsEnum
                     from member in Enum.GetNames(type)
                     where names.Contains(Plain(member))
                     select $"{type}.{member}");
    }

    static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
}
