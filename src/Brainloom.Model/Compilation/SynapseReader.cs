using System.Collections.Immutable;
using Brainloom.Engine;

namespace Brainloom.Model;

/// <summary>Reads weight, delay and receptor of synapses and stimuli, and checks them against their targets.</summary>
sealed class SynapseReader(Compilation compilation)
{
    static readonly Unit Millisecond = Unit.Parse("ms");
    readonly DiagnosticList diagnostics = compilation.Diagnostics;
    readonly Dictionary<string, Unit> units = new(StringComparer.Ordinal);

    /// <summary>A synapse with the unit of its weight; null when it cannot be read, which is reported.</summary>
    /// <param name="mapping">Keys synapse, weight, delay, receptor.</param>
    /// <param name="target">Postsynaptic neurons.</param>
    /// <param name="scope">Values of names.</param>
    /// <param name="factor">Factor of the weight.</param>
    /// <param name="connections">Number of connections of an explicit list, which may differ.</param>
    public (SynapseDescription Synapse, Unit Unit)? Read(MappingNode mapping, Selection target, Scope scope, double factor, int connections)
    {
        object? model = new StaticSynapse();
        if (mapping["synapse"] is { } node)
            model = compilation.Values.Chosen(node, compilation.Catalog.SynapseModels, "synapse model") is var (entry, parameters)
                ? compilation.Records.Read(entry, parameters, node, scope, ScaleFactors.Full) : null;
        var unit = WeightUnit(mapping, target);
        Values? weight = null, delay = null;
        if (mapping["weight"] is not { } weights) diagnostics.Error("missing-key", mapping, "'weight' is missing.", "Give the weight in the unit of the receptor.");
        else if (unit is not null)
        {
            weight = compilation.Values.Values(weights, new ValueReader.Use("weight", unit, scope) { Factor = factor, Neurons = connections, IsOfConnection = true });
            if (weight is not null) CheckSign(weights, weight, mapping, target);
        }
        if (mapping["delay"] is not { } delays) diagnostics.Error("missing-key", mapping, "'delay' is missing.", "Give the delay as a time, at least one time step.");
        else delay = Delay(delays, scope, connections, isOfConnection: true);
        return model is null || weight is null || delay is null ? null
            : (new SynapseDescription { Model = model, Receptor = (mapping["receptor"] as ScalarNode)?.Text, Weight = weight, Delay = delay }, unit!);
    }

    /// <summary>A delay; null when it cannot be read, which is reported.</summary>
    public Values? Delay(Node node, Scope scope, int connections, bool isOfConnection = false)
    {
        var delay = compilation.Values.Values(node, new ValueReader.Use("delay", Millisecond, scope) { Neurons = connections, IsOfConnection = isOfConnection });
        double longest = delay switch
        {
            Constant constant => constant.Value,
            Table table => table.Items.DefaultIfEmpty(compilation.Dt).Min(),
            Distribution distribution => distribution.Maximum,
            _ => double.PositiveInfinity,
        };
        if (longest < compilation.Dt * (1 - 1e-9))
            diagnostics.Error("short-delay", node, FormattableString.Invariant($"A delay of {longest} ms is shorter than the time step, {compilation.Dt} ms."), "Lengthen the delay, or choose a smaller time step.");
        else if (delay is Constant && !compilation.IsMultipleOfStep(longest))
            diagnostics.Warning("rounded-delay", node, FormattableString.Invariant($"A delay of {longest} ms is no multiple of the time step, {compilation.Dt} ms, and is rounded."), "Choose a multiple, or a time step that divides it.");
        return delay;
    }

    /// <summary>The unit of weights at the receptor named, or at all receptors; null when there is none, which is reported.</summary>
    public Unit? WeightUnit(MappingNode mapping, Selection target)
    {
        string? name = (mapping["receptor"] as ScalarNode)?.Text;
        string? common = null;
        foreach (var model in target.Parts.Select(part => part.Population.Model).Distinct())
        {
            var receptors = name is null ? model.Receptors : [.. model.Receptors.Where(receptor => receptor.Name == name)];
            if (receptors.IsEmpty)
            {
                if (name is not null) diagnostics.Unknown("unknown-receptor", mapping["receptor"]!, $"receptor of {model.Name} named", name, model.Receptors.Select(known => known.Name));
                else diagnostics.Error("no-receptor", mapping, $"{model.Name} takes no spikes.", "Choose other targets.");
                return null;
            }
            foreach (var receptor in receptors)
            {
                if (common is not null && common != receptor.Unit)
                {
                    diagnostics.Error("receptor-needed", mapping, $"Weights of {common} and of {receptor.Unit} are possible here.", "Name a 'receptor', and separate targets of different models.");
                    return null;
                }
                common = receptor.Unit;
            }
        }
        if (common is null) return null;
        if (!units.TryGetValue(common, out var unit)) units[common] = unit = Unit.Parse(common);
        return unit;
    }

    /// <summary>Reports weights that the receptor does not take.</summary>
    public void CheckSign(Node node, Values weight, MappingNode mapping, Selection target)
    {
        double sign = weight switch
        {
            Distribution { Minimum: >= 0 } => 1,
            Distribution { Maximum: <= 0 } => -1,
            OverDistance over => SignOf(over.Kernel),
            _ => Mean(weight),
        };
        if (double.IsNaN(sign)) return;
        string? name = (mapping["receptor"] as ScalarNode)?.Text;
        foreach (var model in target.Parts.Select(part => part.Population.Model).Distinct())
        {
            var open = model.Receptors.Where(receptor => name is null || receptor.Name == name).ToList();
            if (open.Exists(receptor => receptor.Sign == ReceptorSign.Any || receptor.Sign == (sign < 0 ? ReceptorSign.Negative : ReceptorSign.Positive))) continue;
            string side = sign < 0 ? "negative" : "positive";
            diagnostics.Error("wrong-sign", node, FormattableString.Invariant($"{(name is null ? model.Name : $"The receptor {name} of {model.Name}")} takes no {side} weights{(weight is OverDistance ? "" : FormattableString.Invariant($"; this one is {Mean(weight)}"))}."),
                $"Change the sign, or choose a receptor: {string.Join(", ", model.Receptors.Select(receptor => receptor.Name))}.");
            return;
        }
    }

    // sign of a kernel over the first millimetres along the axes; not a number where it changes
    static double SignOf(Kernel kernel)
    {
        double lowest = 0, highest = 0;
        for (int i = -40; i <= 40; i++)
            foreach (var at in new[] { new Point(i * .05, 0, 0), new Point(0, i * .05, 0), new Point(0, 0, i * .05) })
                (lowest, highest) = (Math.Min(lowest, kernel.Value(at)), Math.Max(highest, kernel.Value(at)));
        return lowest == 0 ? 1 : highest == 0 ? -1 : double.NaN;
    }

    /// <summary>Mean of values; 0 where it depends on the distance.</summary>
    public static double Mean(Values values) => values switch
    {
        Constant constant => constant.Value,
        Table table => table.Items.DefaultIfEmpty().Average(),
        Distribution distribution => new Sampler(distribution).Mean,
        _ => 0,
    };
}
