using System.Collections.Immutable;
using Brainloom.Engine;

namespace Brainloom.Model;

/// <summary>Reads populations: one per entry, or one per row of a table.</summary>
sealed class PopulationReader(Compilation compilation)
{
    readonly DiagnosticList diagnostics = compilation.Diagnostics;
    readonly HashSet<string> names = new(StringComparer.Ordinal);

    /// <summary>One population to be read.</summary>
    /// <param name="Index">Its position in the network.</param>
    /// <param name="Part">The part that holds it.</param>
    /// <param name="Name">Its full name.</param>
    /// <param name="Value">Its entry.</param>
    /// <param name="Row">The row of its table.</param>
    sealed record Reading(int Index, DocumentPart Part, string Name, MappingNode Value, TableRow Row)
    {
        /// <summary>Whether other populations come first, whose positions it takes.</summary>
        public bool FollowsOthers => (Value["positions"] as MappingNode)?["of"] is not null;
    }

    /// <summary>All populations.</summary>
    public ImmutableArray<PopulationDescription> Read()
    {
        var readings = new List<Reading>();
        foreach (var (part, name, key, value) in compilation.Entries("populations"))
        {
            if (!diagnostics.CheckKeys(value, Sections.Population)) continue;
            foreach (var row in TableRow.Of(compilation, value))
                if ((row.IsEntry ? key : row.Field("name", value["table"]!)) is not { } label) break;
                else if (IsName(row.IsEntry ? name : part.Prefix + label.Text, label))
                    readings.Add(new Reading(readings.Count, part, row.IsEntry ? name : part.Prefix + label.Text, row.Fill(value), row));
        }
        if (readings.Count == 0 && !diagnostics.HasErrors)
            diagnostics.Error("empty-model", compilation.Parts[0].Root, "The model has no populations.", "Add a section 'populations'.");
        compilation.Positions.AddRange(Enumerable.Repeat<Positions?>(null, readings.Count));
        var described = new PopulationDescription?[readings.Count];
        foreach (var reading in readings.OrderBy(reading => reading.FollowsOthers)) described[reading.Index] = ReadOne(reading);
        return [.. described.OfType<PopulationDescription>()];
    }

    bool IsName(string name, ScalarNode key)
    {
        if (name.AsSpan().IndexOfAny("[]* \t:") >= 0 || name is "all" or "")
            diagnostics.Error("bad-name", key, $"'{name}' cannot name a population.", "Use letters, digits, '_', '-' and '/'.");
        else if (!names.Add(name))
            diagnostics.Error("duplicate-name", key, $"There are two populations '{name}'.", "Rename one.");
        else return true;
        return false;
    }

    PopulationDescription? ReadOne(Reading reading)
    {
        var (index, part, name, value, row) = reading;
        var scope = compilation.Parameters(part).Scope.With(row.Numbers);
        var properties = Properties(value, scope, row);
        scope = scope.With(properties);
        int? size = value["size"] is { } number ? Size(number, scope) : null;
        var chosen = compilation.Values.Chosen(value["model"]!, compilation.Catalog.NeuronModels, "neuron model");
        if (chosen is not var (entry, inline)) return null;
        if (inline is not null) diagnostics.Error("wrong-form", value["model"]!, "The parameters of a population stand under 'parameters'.");

        int? built = size is { } full ? compilation.Scale.Size(full) : null;
        var placed = value["positions"] is { } positions ? new PositionReader(compilation).Read(positions, name, part.Prefix, built, scope) : null;
        if (value["size"] is null && !PositionReader.Counting.Any(form => (value["positions"] as MappingNode)?[form] is not null))
            diagnostics.Error("missing-key", value, "'size' is missing.", "Give the number of neurons, or positions that say how many there are.");

        // with an unreadable size the rest is still checked
        var spec = new PopulationSpec
        {
            Name = name,
            Index = index,
            Model = entry,
            FullSize = size ?? placed?.FullCount ?? 1,
            Size = built ?? placed?.Positions.Count ?? 1,
            Tags = Tags(value),
            Properties = properties,
            Positions = placed?.Positions,
        };
        compilation.Positions[index] = spec.Positions;
        if (spec is { FullSize: > 0, Size: 0 })
            diagnostics.Error("empty-population", value["size"] ?? value, FormattableString.Invariant($"At this scale '{name}' has no neurons left of {spec.FullSize}."), "Choose a larger scale.");

        var varying = ImmutableSortedDictionary.CreateBuilder<string, Values>(StringComparer.Ordinal);
        object? neuron = compilation.Records.Read(entry, value["parameters"], value, scope, ScaleFactors.Full, null, varying, spec.Size, spec.Positions);
        if (neuron is not null) spec = spec with { Model = entry.Of(neuron) };
        var state = State(value, spec.Model, scope, spec);
        compilation.Populations.Add(name, spec);
        return new PopulationDescription
        {
            Name = name,
            Size = spec.Size,
            Positions = spec.Positions,
            Neuron = neuron ?? Activator.CreateInstance(entry.Type)!,
            Parameters = varying.ToImmutable(),
            InitialState = state,
        };
    }

    int? Size(Node node, Scope scope)
    {
        if (compilation.Values.Number(node, new ValueReader.Use("size", Unit.One, scope)) is not { } size) return null;
        if (size >= 0 && size <= int.MaxValue && (size == Math.Round(size) || !compilation.Values.IsLiteral(node))) return (int)Math.Round(size, MidpointRounding.ToEven);
        diagnostics.Error("bad-size", node, FormattableString.Invariant($"A population cannot have {size} neurons."), "Give a whole number, zero or more.");
        return null;
    }

    // each may use those above it
    ImmutableSortedDictionary<string, Quantity> Properties(MappingNode value, Scope scope, TableRow row)
    {
        var properties = row.Numbers.ToBuilder();
        var inner = scope.With(properties);
        if (value["properties"] is { } node and not MappingNode) diagnostics.Error("wrong-form", node, "Properties are a mapping from name to value.");
        foreach (var (key, formula) in (value["properties"] as MappingNode)?.Entries ?? [])
            if (key.Text is not ("source" or "note") && compilation.Values.Quantity(formula, inner) is { } quantity) properties[key.Text] = quantity;
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

    ImmutableSortedDictionary<string, string> Tags(MappingNode value)
    {
        var tags = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (string key in new[] { "region", "layer", "sign" })
            if (value[key] is { } node && Word(node) is { } word) tags[key] = word;
        foreach (var (key, inner) in (value["tags"] as MappingNode)?.Entries ?? [])
            if (Word(inner) is { } word) tags[key.Text] = word;
        if (tags.TryGetValue("sign", out string? sign) && sign is not ("excitatory" or "inhibitory"))
            diagnostics.Unknown("unknown-word", value["sign"]!, "sign", sign, ["excitatory", "inhibitory"]);
        return tags.ToImmutable();
    }

    string? Word(Node node)
    {
        if (node is ScalarNode scalar) return scalar.Text;
        diagnostics.Error("wrong-form", node, "A word is expected here, or {column: …} of the population's table.");
        return null;
    }
}
