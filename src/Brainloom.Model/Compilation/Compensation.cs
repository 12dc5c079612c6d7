using System.Collections.Immutable;
using Brainloom.Engine;

namespace Brainloom.Model;

/// <summary>The current that replaces the mean input which a network with fewer inputs per neuron lacks.</summary>
/// <remarks><code>
/// in-degrees K → k K,  weights w → w/√k:   the variance of the input, ~ K w², stays; its mean, ~ K w, shrinks by √k
/// I = (1 - √k) Σ K w q r        K at full scale, w unscaled, q charge per unit of weight, r mean rate of the source
/// </code>van Albada, Helias and Diesmann 2015 (10.1371/journal.pcbi.1004490), equations 7 and 8.</remarks>
sealed class Compensation(Compilation compilation)
{
    static readonly Unit Hertz = Unit.Parse("Hz");
    static readonly Unit Charge = Unit.Parse("pA*ms");

    readonly Dictionary<string, double?> rates = new(StringComparer.Ordinal);
    readonly Dictionary<string, double> currents = new(StringComparer.Ordinal);
    MappingNode? scaling;
    Scope? scope;

    /// <summary>Reads the section and sets the factors of the compilation.</summary>
    public void ReadScaling(DocumentPart part)
    {
        scope = compilation.Parameters(part).Scope;
        var node = part.Root["scaling"];
        if (node is null)
        {
            if (compilation.Options.Scale is { } asked && asked != 1)
                compilation.Diagnostics.Error("no-scaling", "scaling", part.Root.Place, "The document does not say how the model scales.", "Add a section 'scaling', or run at scale 1.");
            return;
        }
        if (node is not MappingNode mapping)
        {
            compilation.Diagnostics.Error("wrong-form", node, "The section 'scaling' is a mapping.");
            return;
        }
        scaling = mapping;
        compilation.Diagnostics.CheckKeys(mapping, Sections.Scaling);
        compilation.Scale = new ScaleFactors(Factor("neurons"), Factor("indegrees"));
        if (mapping["mean_rate"] is not null && mapping["charge"] is null)
            compilation.Diagnostics.Error("missing-key", mapping, "'mean_rate' needs 'charge': the charge that one event of unit weight carries.", "For exponential currents, write charge: tau_syn.");
    }

    /// <summary>Notes what synapses of a projection, or of a stimulus, lack.</summary>
    /// <param name="target">Population that lacks the input.</param>
    /// <param name="events">Events per target and time at full scale [1/ms].</param>
    /// <param name="weight">Mean weight at full scale.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="k">Factor of the number of inputs.</param>
    public void Add(PopulationSpec target, double events, double weight, Unit unit, double k)
    {
        if (k == 1 || scaling?["mean_rate"] is null || scaling["charge"] is not { } node) return;
        if (compilation.Values.Quantity(node, scope!.With(target.Properties)) is not { } charge) return;
        var perEvent = charge * unit.Times(weight);
        if (perEvent.Dimension != Charge.Dimension)
            compilation.Diagnostics.Error("wrong-dimension", node, $"Charge times weight is a charge; {charge.Dimension} times {unit.Symbol} is {perEvent.Dimension}.",
                "For currents that decay exponentially give their time constant, for jumps of the potential the capacitance.");
        else
            currents[target.Name] = currents.GetValueOrDefault(target.Name) + (1 - Math.Sqrt(k)) * events * perEvent.Value;
    }

    /// <summary>Mean rate of the neurons of a selection at full scale [1/ms]; 0 where there is no compensation.</summary>
    public double MeanRate(Selection source)
    {
        if (scaling?["mean_rate"] is null || compilation.Scale == ScaleFactors.Full || source.FullCount == 0) return 0;
        return source.Parts.Sum(part => part.FullCount * (RateOf(part.Population) ?? 0)) / source.FullCount;
    }

    /// <summary>One constant current for each population that lacks input.</summary>
    public IEnumerable<StimulusDescription> Stimuli() =>
        from population in compilation.Populations.Values
        where currents.GetValueOrDefault(population.Name) != 0
        orderby population.Index
        select new StimulusDescription
        {
            Name = "scaling/" + population.Name,
            Stimulus = new DcGenerator { amplitude = currents[population.Name] },
            Target = new NodeCollection(population.Index, 0, population.Size),
            Delay = new Constant(compilation.Dt),
        };

    double? RateOf(PopulationSpec population)
    {
        if (!rates.TryGetValue(population.Name, out var rate))
            rates[population.Name] = rate = compilation.Values.Number(scaling!["mean_rate"]!, new ValueReader.Use("mean_rate", Hertz, scope!.With(population.Properties))) / 1000;
        return rate;
    }

    double Factor(string key)
    {
        if (scaling![key] is not { } node) return 1;
        if (compilation.Values.Number(node, new ValueReader.Use(key, Unit.One, scope!)) is not { } factor) return 1;
        if (factor is > 0 and <= 1000) return factor;
        compilation.Diagnostics.Error("out-of-range", node, FormattableString.Invariant($"A factor of {factor} is not possible."), "Choose a scale above zero.");
        return 1;
    }
}
