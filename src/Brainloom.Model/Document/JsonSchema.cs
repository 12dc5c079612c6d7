using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Brainloom.Engine;

namespace Brainloom.Model;

/// <summary>The JSON schema (draft 2020-12) of documents, so that editors complete, explain and check them.</summary>
/// <remarks>It comes from the catalogue and from the keys that the compiler accepts; units and formulas are left to the compiler.</remarks>
public sealed class JsonSchema
{
    readonly Catalog catalog;
    readonly JsonObject definitions = [];

    JsonSchema(Catalog catalog) => this.catalog = catalog;

    /// <summary>The schema of documents that name entries of <paramref name="catalog"/>.</summary>
    public static JsonObject Of(Catalog catalog) => new JsonSchema(catalog).Whole();

    JsonObject Whole()
    {
        definitions["value"] = Value();
        definitions["nodes"] = Either(Words("Population, slice such as E[0:800], pattern such as L4*, or all."), ListOf(new JsonObject { ["type"] = "string" }));
        definitions["word"] = Either(Words("A word."), Section([new SectionKey("column", KeyForm.Text, "Column of the population's table.", true)]));
        definitions["synapseChoice"] = Choice(catalog.SynapseModels);
        definitions["synapse"] = Section(Sections.Synapse);
        definitions["rule"] = Choice(catalog.ConnectionRules);
        definitions["kernel"] = Kernel();
        definitions["mask"] = Choice(catalog.Masks);
        definitions["stimulus"] = Choice(catalog.Stimuli);
        definitions["recorder"] = Choice(catalog.Recorders);
        var document = Section(Sections.Document);
        var sections = document["properties"]!.AsObject();
        Put(sections, "sources", MapOf(Either(new JsonObject { ["type"] = "string" }, Section(Sections.SourceEntry))));
        Put(sections, "parameters", MapOf(Reference("value")));
        Put(sections, "simulation", Section(Sections.Simulation));
        Put(sections, "scaling", Section(Sections.Scaling));
        Put(sections, "populations", MapOf(Population()));
        Put(sections, "projections", MapOf(Partial(Sections.Projection)));
        Put(sections, "patterns", MapOf(Partial(Sections.Pattern)));
        Put(sections, "stimuli", MapOf(Partial(Sections.Stimulus)));
        Put(sections, "recorders", MapOf(Partial(Sections.Recorder)));
        Put(sections, "observations", MapOf(Partial(Sections.Observation)));
        Put(sections, "choices", MapOf(new JsonObject { ["type"] = "string" }));
        var pieces = sections.Where(section => section.Key is not ("brainloom" or "include" or "variants")).Select(section => section.Key).ToList();
        definitions["piece"] = new JsonObject
        {
            ["type"] = new JsonArray("object", "null"),
            ["properties"] = new JsonObject(pieces.Select(section => KeyValuePair.Create(section, (JsonNode?)new JsonObject { ["$ref"] = "#/properties/" + section })))
            {
                ["note"] = Words("Why this alternative."),
                ["source"] = Words("Key of the source that it rests on."),
            },
            ["additionalProperties"] = false,
        };
        Put(sections, "variants", MapOf(new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { ["default"] = Words("Alternative taken where nothing else is chosen; the first when absent."), ["note"] = Words("What is decided.") },
            ["additionalProperties"] = Reference("piece"),
        }));
        document["$schema"] = "https://json-schema.org/draft/2020-12/schema";
        document["title"] = "Brainloom model document";
        document["$defs"] = definitions;
        return document;
    }

    static void Put(JsonObject sections, string name, JsonObject schema)
    {
        schema["description"] = sections[name]!["description"]!.GetValue<string>();
        sections[name] = schema;
    }

    JsonObject Section(ImmutableArray<SectionKey> keys)
    {
        var properties = new JsonObject();
        foreach (var key in keys)
        {
            var schema = Form(key.Form);
            schema["description"] = key.Summary;
            properties[key.Name] = schema;
        }
        var section = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        var required = keys.Where(key => key.Required).Select(key => (JsonNode)key.Name).ToArray();
        if (required.Length > 0) section["required"] = new JsonArray(required);
        return section;
    }

    // variants complete an entry, or remove it, so that none of its keys is required here
    JsonObject Partial(ImmutableArray<SectionKey> keys)
    {
        var section = Section(keys);
        section.Remove("required");
        section["type"] = new JsonArray("object", "null");
        return section;
    }

    JsonObject Form(KeyForm form) => form switch
    {
        KeyForm.Value => Reference("value"),
        KeyForm.Values => Either(MapOf(Reference("value")), ListOf(Reference("value"))),
        KeyForm.Nodes => Reference("nodes"),
        KeyForm.Word => Reference("word"),
        KeyForm.Neuron => OneOf(catalog.NeuronModels.Keys),
        KeyForm.Rule => Reference("rule"),
        KeyForm.Synapse => Reference("synapseChoice"),
        KeyForm.Synapses => ListOf(Reference("synapse")),
        KeyForm.Stimulus => Reference("stimulus"),
        KeyForm.Recorder => Reference("recorder"),
        KeyForm.Positions => Section(Sections.Positions),
        KeyForm.Grid => Section(Sections.Grid),
        KeyForm.Box => Section(Sections.Box),
        KeyForm.Flag => new JsonObject { ["type"] = "boolean" },
        KeyForm.Matrices => MapOf(Either(new JsonObject { ["type"] = "string" }, Section(Sections.MatrixTable))),
        KeyForm.Include => Either(new JsonObject { ["type"] = "string" }, ListOf(Either(new JsonObject { ["type"] = "string" }, Section(Sections.Include)))),
        KeyForm.Precision => OneOf(["single", "double"]),
        KeyForm.Statistic => OneOf(ObservationReader.Statistics),
        KeyForm.Mapping => new JsonObject { ["type"] = "object" },
        KeyForm.Version => new JsonObject { ["const"] = 1 },
        _ => new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") },
    };

    // parameters and state variables complete once the model is chosen
    JsonObject Population()
    {
        var population = Partial(Sections.Population);
        var models = new JsonArray();
        foreach (var (name, entry) in catalog.NeuronModels)
        {
            var state = new JsonObject { ["source"] = new JsonObject(), ["note"] = new JsonObject() };
            foreach (var variable in entry.State) state[variable.Name] = Described(Reference("value"), variable.Summary, variable.Unit);
            models.Add(new JsonObject
            {
                ["if"] = new JsonObject { ["properties"] = new JsonObject { ["model"] = new JsonObject { ["const"] = name } } },
                ["then"] = new JsonObject
                {
                    ["properties"] = new JsonObject
                    {
                        ["parameters"] = Parameters(entry),
                        ["initial_state"] = new JsonObject { ["type"] = "object", ["properties"] = state, ["additionalProperties"] = false },
                    },
                },
            });
        }
        population["allOf"] = models;
        return population;
    }

    /// <summary>A name of the catalogue, alone or with its parameters.</summary>
    JsonObject Choice(ImmutableSortedDictionary<string, CatalogEntry> entries)
    {
        var properties = new JsonObject { ["source"] = new JsonObject(), ["note"] = new JsonObject() };
        foreach (var (name, entry) in entries) properties[name] = Either(new JsonObject { ["type"] = "null" }, Described(Parameters(entry), entry.Summary, null));
        return Either(OneOf(entries.Keys), new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false });
    }

    JsonObject Parameters(CatalogEntry entry)
    {
        var properties = new JsonObject { ["source"] = new JsonObject(), ["note"] = new JsonObject() };
        foreach (var parameter in entry.Parameters)
        {
            var one = parameter.ElementType == typeof(bool) ? new JsonObject { ["type"] = "boolean" }
                : Reference(parameter.ElementType == typeof(Kernel) ? "kernel" : parameter.ElementType == typeof(Mask) ? "mask" : "value");
            var schema = parameter.ElementType == typeof(Point) ? ListOf(Reference("value"))
                : !parameter.IsList ? one
                : parameter.IsNumber ? Either(ListOf(one), Reference("value"))
                : ListOf(one);
            properties[parameter.Name] = Described(schema, parameter.Summary, parameter.Unit);
        }
        var all = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        return entry.Parameters is not [var only] ? all
            : only.IsList ? Either(all, ListOf(Reference(only.ElementType == typeof(Mask) ? "mask" : only.ElementType == typeof(Kernel) ? "kernel" : "value")))
            : only.ElementType == typeof(Mask) ? Either(all, Reference("mask"))
            : all;
    }

    JsonObject Kernel()
    {
        var kernels = new JsonObject { ["source"] = new JsonObject(), ["note"] = new JsonObject() };
        foreach (var (name, entry) in catalog.Kernels) kernels[name] = Described(Parameters(entry), entry.Summary, null);
        return Either(
            new JsonObject { ["type"] = new JsonArray("string", "number") },
            Section(Sections.Valued),
            new JsonObject { ["type"] = "object", ["properties"] = kernels, ["additionalProperties"] = false, ["minProperties"] = 1 });
    }

    JsonObject Value()
    {
        var distributions = new JsonObject { ["source"] = new JsonObject(), ["note"] = new JsonObject() };
        foreach (var (name, entry) in catalog.Distributions) distributions[name] = Described(Parameters(entry), entry.Summary, null);
        return Either(
            new JsonObject { ["type"] = new JsonArray("string", "number") },
            Section(Sections.Valued),
            Section(Sections.TableColumn),
            new JsonObject { ["type"] = "object", ["properties"] = distributions, ["additionalProperties"] = false, ["minProperties"] = 1 });
    }

    static JsonObject Described(JsonObject schema, string summary, string? unit)
    {
        schema["description"] = summary + (unit is null or "1" ? "" : $" [{unit}]");
        return schema;
    }

    static JsonObject Reference(string definition) => new() { ["$ref"] = "#/$defs/" + definition };

    static JsonObject Either(params JsonObject[] schemas) => new() { ["anyOf"] = new JsonArray(schemas) };

    static JsonObject OneOf(IEnumerable<string> words) => new() { ["enum"] = new JsonArray([.. words.Select(word => (JsonNode)word)]) };

    static JsonObject Words(string description) => new() { ["type"] = "string", ["description"] = description };

    static JsonObject ListOf(JsonObject items) => new() { ["type"] = "array", ["items"] = items };

    static JsonObject MapOf(JsonObject values) => new() { ["type"] = "object", ["additionalProperties"] = values };
}
