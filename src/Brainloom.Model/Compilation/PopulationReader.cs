using System.Collections.Immutable;
using Brainloom.Engine;

namespace Brainloom.Model;

/// <summary>Reads populations: one per entry, or one per row of a table.</summary>
sealed class PopulationReader(Compilation compilation)
{
    readonly DiagnosticList diagnostics = compilation.Diagnostics;
    readonly ImmutableArray<PopulationDescription>.Builder described = ImmutableArray.CreateBuilder<PopulationDescription>();

    /// <summary>All populations.</summary>
    public ImmutableArray<PopulationDescription> Read()
    {
        foreach (var (part, name, key, value) in compilation.Entries("populations"))
        {
            if (!diagnostics.CheckKeys(value, Sections.Population)) continue;
            if (value["table"] is { } table) ReadRows(part, value, table);
            else ReadOne(part, name, key, value, Row.None);
        }
        if (described.Count == 0 && !diagnostics.HasErrors)
            diagnostics.Error("empty-model", compilation.Parts[0].Root, "The model has no populations.", "Add a section 'populations'.");
        return described.ToImmutable();
    }

    /// <summary>What a row of a table gives to its population.</summary>
    sealed record Row(ImmutableSortedDictionary<string, Quantity> Numbers, ImmutableSortedDictionary<string, string> Words)
    {
        public static Row None { get; } = new(ImmutableSortedDictionary<string, Quantity>.Empty, ImmutableSortedDictionary<string, string>.Empty);
    }

    void ReadRows(DocumentPart part, MappingNode value, Node file)
    {
        if (compilation.Tables.At(file, value.Path) is not { } table) return;
        if (compilation.Tables.Column(table, file, "name") is not { } names) return;
        // a column holds numbers when any of its fields is one
        var numeric = Enumerable.Range(0, table.Columns.Length).Where(column => table.Rows.Any(row => table.Number(row, column) is not null)).ToHashSet();
        foreach (var row in table.Rows)
        {
            var numbers = ImmutableSortedDictionary.CreateBuilder<string, Quantity>(StringComparer.Ordinal);
            var words = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
            for (int column = 0; column < table.Columns.Length; column++)
            {
                words[table.Columns[column].Name] = row.Fields[column];
                if (numeric.Contains(column) && compilation.Tables.Number(table, row, column, value.Path) is { } number) numbers[table.Columns[column].Name] = number;
            }
            var key = new ScalarNode(table.PlaceOf(row, names), value.Path, row.Fields[names]);
            ReadOne(part, part.Prefix + key.Text, key, value, new Row(numbers.ToImmutable(), words.ToImmutable()));
        }
    }

    void ReadOne(DocumentPart part, string name, ScalarNode key, MappingNode value, Row row)
    {
        if (name.AsSpan().IndexOfAny("[]* \t:") >= 0 || name is "all" or "")
        {
            diagnostics.Error("bad-name", key, $"'{name}' cannot name a population.", "Use letters, digits, '_', '-' and '/'.");
            return;
        }
        if (compilation.Populations.ContainsKey(name))
        {
            diagnostics.Error("duplicate-name", key, $"There are two populations '{name}'.", "Rename one.");
            return;
        }
        var scope = compilation.Parameters(part).Scope.With(row.Numbers);
        var properties = Properties(value, scope, row);
        scope = scope.With(properties);
        int? size = Size(value, scope);
        var chosen = compilation.Values.Chosen(value["model"]!, compilation.Catalog.NeuronModels, "neuron model");
        if (chosen is not var (entry, inline)) return;
        if (inline is not null) diagnostics.Error("wrong-form", value["model"]!, "The parameters of a population stand under 'parameters'.");

        // with an unreadable size the rest is still checked
        int full = size ?? 1, built = size is null ? 1 : compilation.Scale.Size(full);
        var spec = new PopulationSpec
        {
            Name = name,
            Index = described.Count,
            Model = entry,
            FullSize = full,
            Size = built,
            Tags = Tags(value, row),
            Properties = properties,
        };
        spec = spec with { Positions = PositionsOf(value, spec, scope) };
        if (size > 0 && built == 0)
            diagnostics.Error("empty-population", value["size"]!, FormattableString.Invariant($"At this scale '{name}' has no neurons left of {full}."), "Choose a larger scale.");

        var varying = ImmutableSortedDictionary.CreateBuilder<string, Values>(StringComparer.Ordinal);
        object? neuron = compilation.Records.Read(entry, value["parameters"], value, scope, ScaleFactors.Full, null, varying, built, spec.Positions);
        if (neuron is not null) spec = spec with { Model = entry.Of(neuron) };
        var state = State(value, spec.Model, scope, spec);
        compilation.Populations.Add(name, spec);
        described.Add(new PopulationDescription
        {
            Name = name,
            Size = built,
            Positions = spec.Positions,
            Neuron = neuron ?? Activator.CreateInstance(entry.Type)!,
            Parameters = varying.ToImmutable(),
            InitialState = state,
        });
    }

    int? Size(MappingNode value, Scope scope)
    {
        var node = value["size"]!;
        if (compilation.Values.Number(node, new ValueReader.Use("size", Unit.One, scope)) is not { } size) return null;
        if (size >= 0 && size <= int.MaxValue && (size == Math.Round(size) || !compilation.Values.IsLiteral(node))) return (int)Math.Round(size, MidpointRounding.ToEven);
        diagnostics.Error("bad-size", node, FormattableString.Invariant($"A population cannot have {size} neurons."), "Give a whole number, zero or more.");
        return null;
    }

    ImmutableSortedDictionary<string, Quantity> Properties(MappingNode value, Scope scope, Row row)
    {
        var properties = row.Numbers.ToBuilder();
        if (value["properties"] is not { } node) return properties.ToImmutable();
        if (node is not MappingNode mapping) diagnostics.Error("wrong-form", node, "Properties are a mapping from name to value.");
        else
            foreach (var (key, inner) in mapping.Entries)
                if (key.Text is not ("source" or "note") && compilation.Values.Quantity(inner, scope) is { } quantity) properties[key.Text] = quantity;
        return properties.ToImmutable();
    }

    ImmutableSortedDictionary<string, Values> State(MappingNode value, CatalogEntry entry, Scope scope, PopulationSpec spec)
    {
        var state = ImmutableSortedDictionary.CreateBuilder<string, Values>(StringComparer.Ordinal);
        if (value["initial_state"] is not { } node) return state.ToImmutable();
        if (node is not MappingNode mapping)
        {
            diagnostics.Error("wrong-form", node, "The initial state is a mapping from variable to value.");
            return state.ToImmutable();
        }
        foreach (var (key, inner) in mapping.Entries)
        {
            if (key.Text is "source" or "note") continue;
            if (entry.State.FirstOrDefault(variable => variable.Name == key.Text) is not { } variable)
                diagnostics.Unknown("unknown-state", key, $"state variable of {entry.Name} named", key.Text, entry.State.Select(known => known.Name));
            else if (compilation.Values.Values(inner, new ValueReader.Use(variable.Name, Unit.Parse(variable.Unit), scope) { Neurons = spec.Size, Positions = spec.Positions }) is { } read)
                state[variable.Name] = read;
        }
        return state.ToImmutable();
    }

    ImmutableSortedDictionary<string, string> Tags(MappingNode value, Row row)
    {
        var tags = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (string key in new[] { "region", "layer", "sign" })
            if (value[key] is { } node && Word(node, row) is { } word) tags[key] = word;
        foreach (var (key, inner) in (value["tags"] as MappingNode)?.Entries ?? [])
            if (Word(inner, row) is { } word) tags[key.Text] = word;
        if (tags.TryGetValue("sign", out string? sign) && sign is not ("excitatory" or "inhibitory"))
            diagnostics.Unknown("unknown-word", value["sign"]!, "sign", sign, ["excitatory", "inhibitory"]);
        return tags.ToImmutable();
    }

    // a word, or the field of a column of the population's table
    string? Word(Node node, Row row)
    {
        if (node is ScalarNode scalar) return scalar.Text;
        if (node is MappingNode { Entries: [{ Key.Text: "column", Value: ScalarNode column }] })
        {
            if (row.Words.TryGetValue(column.Text, out string? word)) return word;
            diagnostics.Unknown("unknown-column", column, "column named", column.Text, row.Words.Keys);
        }
        else diagnostics.Error("wrong-form", node, "A word is expected here, or {column: …} of the population's table.");
        return null;
    }

    Positions? PositionsOf(MappingNode value, PopulationSpec spec, Scope scope)
    {
        if (value["positions"] is not { } node) return null;
        if (node is not MappingNode mapping)
        {
            diagnostics.Error("wrong-form", node, "Positions come from a table or a box.", "For example: positions: {box: {x: [0 mm, 1 mm], y: [0 mm, 1 mm]}}.");
            return null;
        }
        diagnostics.CheckKeys(mapping, Sections.Positions);
        return new PositionReader(compilation).Read(mapping, spec, scope);
    }
}
