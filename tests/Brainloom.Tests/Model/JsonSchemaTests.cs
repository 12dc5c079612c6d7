using System.Text.Json.Nodes;
using Brainloom.Engine;
using Brainloom.Model;
using Xunit;

namespace Brainloom.Tests.Model;

public sealed class JsonSchemaTests
{
    static readonly JsonObject Schema = JsonSchema.Of(Catalog.Engine);

    [Fact]
    public void KnowsEverySection()
    {
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", Schema["$schema"]!.GetValue<string>());
        Assert.Equal(
            ["brainloom", "name", "title", "description", "include", "sources", "parameters", "simulation", "scaling", "populations", "projections", "patterns", "stimuli", "recorders", "observations", "variants", "choices"],
            Schema["properties"]!.AsObject().Select(section => section.Key));
        Assert.False(Schema["additionalProperties"]!.GetValue<bool>());
    }

    [Fact]
    public void ListsEveryNeuronModelWithItsParameters()
    {
        var population = Schema["properties"]!["populations"]!["additionalProperties"]!;
        Assert.Equal(Catalog.Engine.NeuronModels.Keys, population["properties"]!["model"]!["enum"]!.AsArray().Select(name => name!.GetValue<string>()));
        foreach (var choice in population["allOf"]!.AsArray())
        {
            var entry = Catalog.Engine.NeuronModels[choice!["if"]!["properties"]!["model"]!["const"]!.GetValue<string>()];
            var listed = choice["then"]!["properties"]!["parameters"]!["properties"]!.AsObject().Select(parameter => parameter.Key).Except(["source", "note"]);
            Assert.Equal(entry.Parameters.Select(parameter => parameter.Name), listed);
        }
    }

    [Fact]
    public void DescribesEveryKeyAndRefersToDefinitionsThatExist()
    {
        foreach (var section in Schema["properties"]!.AsObject()) Assert.NotEqual("", section.Value!["description"]!.GetValue<string>());
        Assert.All(References(Schema), reference => Assert.NotNull(reference.Split('/').Skip(1).Aggregate((JsonNode?)Schema, (node, key) => node?[key])));
    }

    static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject mapping => mapping.SelectMany(entry => entry.Key == "$ref" ? [entry.Value!.GetValue<string>()] : References(entry.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };
}
