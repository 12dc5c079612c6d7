using System.Collections.Immutable;
using Brainloom.Engine;

namespace Brainloom.Model;

/// <summary>Reads projections: one per entry, one per row of its table, or one per entry of a matrix.</summary>
sealed class ProjectionReader(Compilation compilation, SynapseReader synapses, Compensation compensation)
{
    readonly DiagnosticList diagnostics = compilation.Diagnostics;
    readonly ImmutableArray<ProjectionDescription>.Builder described = ImmutableArray.CreateBuilder<ProjectionDescription>();

    readonly HashSet<string> names = new(StringComparer.Ordinal);

    /// <summary>All projections.</summary>
    public ImmutableArray<ProjectionDescription> Read()
    {
        foreach (var (part, name, _, value) in compilation.Entries("projections"))
        {
            if (!diagnostics.CheckKeys(value, Sections.Projection)) continue;
            foreach (var row in TableRow.Of(compilation, value)) ReadOne(part, name, row.Fill(value), row);
        }
        foreach (var (part, name, _, value) in compilation.Entries("patterns"))
            if (diagnostics.CheckKeys(value, Sections.Pattern)) Expand(part, name, value);
        return described.ToImmutable();
    }

    void ReadOne(DocumentPart part, string name, MappingNode value, TableRow row)
    {
        if (!row.Holds(compilation, part, value, "source", "target")) return;
        var source = compilation.Nodes.Select(value["source"]!, part.Prefix);
        var target = compilation.Nodes.Select(value["target"]!, part.Prefix);
        if (source is null || target is null) return;
        Connect(row.IsEntry ? name : $"{name}/{NodeSelector.Words(value["source"]!)}->{NodeSelector.Words(value["target"]!)}", value, source, target, compilation.Parameters(part).Scope.With(row.Numbers));
    }

    void Expand(DocumentPart part, string name, MappingNode value)
    {
        var matrices = new List<(string Name, Matrix Matrix)>();
        if (value["matrices"] is not MappingNode { Entries.Length: > 0 } named)
        {
            diagnostics.Error("wrong-form", value["matrices"]!, "Matrices are a mapping from name to table.", "For example: matrices: {p: {table: probabilities.csv}}.");
            return;
        }
        foreach (var (key, node) in named.Entries)
            if (Matrix.Read(compilation, node) is { } matrix) matrices.Add((key.Text, matrix));
        if (matrices.Count < named.Entries.Length) return;
        var first = matrices[0].Matrix;
        foreach (var (other, matrix) in matrices.Skip(1))
            if (!matrix.Targets.SequenceEqual(first.Targets) || !matrix.Sources.SequenceEqual(first.Sources))
                diagnostics.Error("wrong-labels", named[other]!, $"The rows and columns of '{other}' are not those of '{matrices[0].Name}'.", "Give both tables the same populations in the same order.");
        if (diagnostics.HasErrors && matrices.Exists(pair => pair.Matrix.Entries.Length != first.Entries.Length)) return;

        var sources = first.Sources.Select((label, i) => compilation.Nodes.Select(label, part.Prefix, named.Path, first.PlaceOfSource(i))).ToList();
        var targets = first.Targets.Select((label, i) => compilation.Nodes.Select(label, part.Prefix, named.Path, first.PlaceOfTarget(i))).ToList();
        if (sources.Contains(null) || targets.Contains(null)) return;
        for (int t = 0; t < targets.Count; t++)
            for (int s = 0; s < sources.Count; s++)
            {
                int entry = t * sources.Count + s;
                var values = matrices.ToDictionary(pair => pair.Name, pair => (Quantity)pair.Matrix.Entries[entry], StringComparer.Ordinal);
                var scope = compilation.Parameters(part).Scope.With(values);
                if (value["where"] is { } where ? compilation.Values.Quantity(where, WithEnds(scope, sources[s]!, targets[t]!)) is not { Value: not 0 } : first.Entries[entry] == 0) continue;
                Connect($"{name}/{first.Sources[s]}->{first.Targets[t]}", value, sources[s]!, targets[t]!, scope);
            }
    }

    static Scope WithEnds(Scope outer, Selection source, Selection target) => new(
        name => name.StartsWith("source.", StringComparison.Ordinal) ? source.Property(name[7..]) : name.StartsWith("target.", StringComparison.Ordinal) ? target.Property(name[7..]) : null,
        () => source.Properties.Select(property => "source." + property).Concat(target.Properties.Select(property => "target." + property)),
        outer);

    void Connect(string name, MappingNode value, Selection source, Selection target, Scope outer)
    {
        var scope = WithEnds(outer, source, target);
        var node = value["rule"]!;
        if (!names.Add(name))
            diagnostics.Error("duplicate-name", value["source"] ?? node, $"There are two projections '{name}'.", "Write one entry for each kind, and choose its rows by 'where'.");
        if (compilation.Values.Chosen(node, compilation.Catalog.ConnectionRules, "connection rule") is not var (entry, parameters)) return;
        var full = (IConnectionRule?)compilation.Records.Read(entry, parameters, node, scope, ScaleFactors.Full);
        var rule = compilation.Scale == ScaleFactors.Full ? full : (IConnectionRule?)compilation.Records.Read(entry, parameters, node, scope, compilation.Scale);
        double k = 1, indegree = 0;
        if (rule is not null && full is not null)
        {
            var shape = Shape.Of(source.Nodes, target.Nodes, population => compilation.Positions[population]);
            if (rule.Impossible(shape) is { } reason)
            {
                diagnostics.Error("impossible-rule", node, $"{entry.Name} from {shape.Sources} to {shape.Targets} neurons is impossible: {reason}.");
                return;
            }
            if (compilation.Scale != ScaleFactors.Full)
            {
                indegree = full.ExpectedPairs(shape with { Sources = source.FullCount, Targets = target.FullCount }) / Math.Max(1, target.FullCount);
                k = entry.Parameters.Any(parameter => parameter.Scales is not null) ? compilation.Scale.InDegrees
                    : indegree > 0 && shape.Targets > 0 ? rule.ExpectedPairs(shape) / shape.Targets / indegree : 1;
            }
        }
        int connections = rule is ExplicitList list ? list.sources.Length : 0;
        var made = ImmutableArray.CreateBuilder<SynapseDescription>();
        var listed = Synapses(value);
        foreach (var one in listed)
        {
            if (synapses.Read(one, target, scope, 1 / Math.Sqrt(k), connections) is not var (synapse, unit)) continue;
            made.Add(synapse);
            CheckPrinciple(one["weight"]!, synapse.Weight, source);
            if (k == 1) continue;
            double events = indegree * compensation.MeanRate(source), weight = SynapseReader.Mean(synapse.Weight) * Math.Sqrt(k);
            foreach (var part in target.Parts) compensation.Add(part.Population, events * part.FullCount / part.Population.FullSize, weight, unit, k);
        }
        if (rule is not null && made.Count == listed.Count)
            described.Add(new ProjectionDescription { Name = name, Source = source.Nodes, Target = target.Nodes, Rule = rule, Synapses = made.ToImmutable() });
    }

    List<MappingNode> Synapses(MappingNode value)
    {
        if (value["synapses"] is not { } node) return [value];
        foreach (var (key, _) in value.Entries)
            if (key.Text is "synapse" or "weight" or "delay" or "receptor")
                diagnostics.Error("wrong-form", key, $"'{key.Text}' stands beside 'synapses'.", "Give it to each synapse of the list.");
        if (node is SequenceNode { Items.Length: > 0 } list && list.Items.All(item => item is MappingNode))
        {
            foreach (var item in list.Items) diagnostics.CheckKeys((MappingNode)item, Sections.Synapse);
            return [.. list.Items.Cast<MappingNode>()];
        }
        diagnostics.Error("wrong-form", node, "'synapses' is a list of mappings, each with weight and delay.");
        return [];
    }

    // Dale's principle; inhibition by a positive weight is possible, where the receptor inhibits
    void CheckPrinciple(Node node, Values weight, Selection source)
    {
        if (weight is not Constant { Value: < 0 }) return;
        foreach (var part in source.Parts)
            if (part.Population.Sign > 0)
                diagnostics.Warning("sign-mismatch", node, $"'{part.Population.Name}' is excitatory, but the weight is negative.", "Check sign and weight.");
    }
}
