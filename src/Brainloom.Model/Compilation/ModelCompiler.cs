using Brainloom.Engine;

namespace Brainloom.Model;

/// <summary>Turns a document into a network description: checks it, scales it, converts units, resolves names. All mistakes are reported at once.</summary>
public static class ModelCompiler
{
    /// <summary>Compiles a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="options">What is chosen beside the document.</param>
    /// <param name="catalog">Models that the document may name; those of the engine when null.</param>
    public static CompiledModel Compile(ModelDocument document, CompileOptions? options = null, Catalog? catalog = null)
    {
        var compilation = new Compilation(document, catalog ?? Catalog.Engine, options ?? new CompileOptions());
        var result = document.Parts.Length > 0 && document.Diagnostics.All(found => found.Code is not ("syntax" or "missing-file"))
            ? Sectioned(document, compilation)
            : new CompiledModel { Document = document, Diagnostics = [], DocumentHash = "" };
        return result with
        {
            Diagnostics = [.. document.Diagnostics, .. compilation.Diagnostics.ToImmutable()],
            Network = document.Diagnostics.IsEmpty && !compilation.Diagnostics.HasErrors ? result.Network : null,
            DocumentHash = new DocumentFiles(document).Hash(),
            Choices = compilation.Overrides.Choices,
        };
    }

    static CompiledModel Sectioned(ModelDocument document, Compilation compilation)
    {
        var main = compilation.Parts[0];
        CheckHead(compilation);
        var simulation = new SimulationReader(compilation).Read(main);
        foreach (var part in compilation.Parts)
            if (part.Root["parameters"] is MappingNode parameters) compilation.Parameters(part).Define(parameters, part.Given, part.IncludedBy is { } outer ? compilation.Parameters(compilation.Parts[outer]).Scope : null);
            else if (part.Root["parameters"] is { } other) compilation.Diagnostics.Error("wrong-form", other, "'parameters' is a mapping from name to value.");
        foreach (var part in compilation.Parts) compilation.Parameters(part).EvaluateAll();

        var compensation = new Compensation(compilation);
        compensation.ReadScaling(main);
        var synapses = new SynapseReader(compilation);
        var network = simulation.Network with
        {
            Populations = new PopulationReader(compilation).Read(),
            Projections = new ProjectionReader(compilation, synapses, compensation).Read(),
            Stimuli = new StimulusReader(compilation, synapses, compensation).Read(),
            Recorders = new RecorderReader(compilation).Read(),
        };
        return new CompiledModel
        {
            Document = document,
            Diagnostics = [],
            DocumentHash = "",
            Network = network,
            Populations = [.. compilation.Populations.Values.OrderBy(population => population.Index)],
            Observations = new ObservationReader(compilation).Read(),
            Scale = compilation.Options.Scale ?? 1,
            Warmup = simulation.Warmup,
            Time = simulation.Time,
        };
    }

    static void CheckHead(Compilation compilation)
    {
        var diagnostics = compilation.Diagnostics;
        foreach (var part in compilation.Parts)
        {
            diagnostics.CheckKeys(part.Root, Sections.Document);
            if (part.Root["brainloom"] is { } version && version is not ScalarNode { Text: "1" })
                diagnostics.Error("unknown-version", version, "This version of the format is not known.", "Write 'brainloom: 1'.");
            foreach (var source in (part.Root["sources"] as MappingNode)?.Entries ?? [])
                if (source.Value is MappingNode fields) diagnostics.CheckKeys(fields, Sections.SourceEntry);
            foreach (var include in part.Root["include"] is SequenceNode list ? list.Items : [])
                if (include is MappingNode fields) diagnostics.CheckKeys(fields, Sections.Include);
        }
        var known = compilation.Parts.SelectMany(part => (part.Root["sources"] as MappingNode)?.Entries ?? []).Select(entry => entry.Key.Text).ToHashSet(StringComparer.Ordinal);
        foreach (var part in compilation.Parts)
            foreach (var citation in new SourceWalk(part.Root).Citations)
                if (!known.Contains(citation.Text)) diagnostics.Unknown("unknown-source", citation, "source named", citation.Text, known);
    }
}
