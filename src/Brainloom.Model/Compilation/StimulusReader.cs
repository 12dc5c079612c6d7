using System.Collections.Immutable;
using Brainloom.Engine;

namespace Brainloom.Model;

/// <summary>Reads stimuli: one per entry, or per row of its table; one that reaches several populations becomes one for each, so that formulas can use their properties.</summary>
sealed class StimulusReader(Compilation compilation, SynapseReader synapses, Compensation compensation)
{
    readonly DiagnosticList diagnostics = compilation.Diagnostics;
    readonly ImmutableArray<StimulusDescription>.Builder described = ImmutableArray.CreateBuilder<StimulusDescription>();

    readonly HashSet<string> names = new(StringComparer.Ordinal);

    /// <summary>All stimuli, then the currents that compensate scaling.</summary>
    public ImmutableArray<StimulusDescription> Read()
    {
        foreach (var (part, name, _, value) in compilation.Entries("stimuli"))
        {
            if (!diagnostics.CheckKeys(value, Sections.Stimulus)) continue;
            foreach (var row in TableRow.Of(compilation, value)) ReadOne(part, name, row.Fill(value), row);
        }
        described.AddRange(compensation.Stimuli());
        return described.ToImmutable();
    }

    void ReadOne(DocumentPart part, string name, MappingNode value, TableRow row)
    {
        if (!row.Holds(compilation, part, value, "target")) return;
        if (compilation.Values.Chosen(value["stimulus"]!, compilation.Catalog.Stimuli, "stimulus") is not var (entry, parameters)) return;
        if (compilation.Nodes.Select(value["target"]!, part.Prefix) is not { } targets) return;
        if (!row.IsEntry) name = $"{name}/{NodeSelector.Words(value["target"]!)}";
        if (!names.Add(name))
            diagnostics.Error("duplicate-name", value["target"]!, $"There are two stimuli '{name}'.", "Write one entry for each kind, and choose its rows by 'where'.");
        var scope = compilation.Parameters(part).Scope.With(row.Numbers);
        foreach (var target in targets.Parts)
            Drive(targets.Parts.Length == 1 ? name : $"{name}/{target.Population.Name}", value, entry, parameters, new Selection([target]), scope);
    }

    void Drive(string name, MappingNode value, CatalogEntry entry, Node? parameters, Selection target, Scope outer)
    {
        var scope = new Scope(property => property.StartsWith("target.", StringComparison.Ordinal) ? target.Property(property[7..]) : null,
            () => target.Properties.Select(property => "target." + property), outer);
        var node = value["stimulus"]!;
        object? full = compilation.Records.Read(entry, parameters, node, scope, ScaleFactors.Full);
        object? stimulus = compilation.Scale == ScaleFactors.Full ? full : compilation.Records.Read(entry, parameters, node, scope, compilation.Scale);
        if (stimulus is not null) compilation.CheckTimes(entry, stimulus, parameters, node);

        bool isCurrent = ((IStimulus)(stimulus ?? Activator.CreateInstance(entry.Type)!)).InjectsCurrent;
        var unit = isCurrent ? Unit.One : synapses.WeightUnit(value, target);
        var events = entry.Parameters.FirstOrDefault(parameter => parameter is { Scales: not null, Unit: "Hz" });
        double k = events is null ? 1 : compilation.Scale.InDegrees;
        Values? weight = null;
        if (isCurrent && value["receptor"] is { } receptor)
            diagnostics.Error("wrong-form", receptor, $"{entry.Name} injects a current and needs no receptor.", "Remove it.");
        if (isCurrent && value["weight"] is null) weight = new Constant(1);
        else if (value["weight"] is not { } weights)
            diagnostics.Error("missing-key", value, "'weight' is missing.", $"Give the weight of each spike{(unit is null ? "" : " in " + unit.Symbol)}.");
        else if (unit is not null)
        {
            weight = compilation.Values.Values(weights, new ValueReader.Use("weight", unit, scope) { Factor = 1 / Math.Sqrt(k), Neurons = target.Nodes.Count });
            if (weight is not null && !isCurrent) synapses.CheckSign(weights, weight, value, target);
        }
        Values? delay = value["delay"] is { } delays ? synapses.Delay(delays, scope, target.Nodes.Count) : new Constant(Math.Max(1, compilation.Dt));
        if (stimulus is null || full is null || weight is null || delay is null) return;
        if (k != 1)
        {
            double rate = (double)events!.Property.GetValue(full)! / 1000;
            compensation.Add(target.Parts[0].Population, rate * target.FullCount / target.Parts[0].Population.FullSize, SynapseReader.Mean(weight) * Math.Sqrt(k), unit!, k);
        }
        described.Add(new StimulusDescription
        {
            Name = name,
            Stimulus = stimulus,
            Target = target.Nodes,
            Receptor = (value["receptor"] as ScalarNode)?.Text,
            Weight = weight,
            Delay = delay,
        });
    }
}
