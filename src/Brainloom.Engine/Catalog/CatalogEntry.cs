using System.Collections.Immutable;

namespace Brainloom.Engine;

/// <summary>A model, rule, stimulus, recorder or distribution that documents can name.</summary>
public sealed record CatalogEntry
{
    /// <summary>Name in documents.</summary>
    public required string Name { get; init; }

    /// <summary>The record of its parameters.</summary>
    public required Type Type { get; init; }

    /// <summary>What it is, in one sentence.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Equations and conventions.</summary>
    public string Remarks { get; init; } = "";

    /// <summary>Parameters, in the order of the source text.</summary>
    public ImmutableArray<CatalogParameter> Parameters { get; init; } = [];

    /// <summary>State variables of a neuron model.</summary>
    public ImmutableArray<StateVariable> State { get; init; } = [];

    /// <summary>Receptors of a neuron model, in the order of its inputs.</summary>
    public ImmutableArray<ReceptorAttribute> Receptors { get; init; } = [];

    /// <summary>Publications.</summary>
    public ImmutableArray<CitationAttribute> Citations { get; init; } = [];

    /// <summary>Names in other simulators.</summary>
    public ImmutableArray<CounterpartAttribute> Counterparts { get; init; } = [];

    /// <summary>The entry with the receptors and state variables of a certain record, where they follow its parameters.</summary>
    public CatalogEntry Of(object record)
    {
        if (record is not IMultisynapse own) return this;
        var receptors = own.Receptors;
        return this with
        {
            Receptors = receptors,
            State = [.. State.SelectMany(known => NeuronType.Names(known.Name, known.PerReceptor, receptors.Length).Select(name => known with { Name = name, PerReceptor = false }))],
        };
    }

    /// <summary>The parameter of this name; null when there is none.</summary>
    public CatalogParameter? Parameter(string name) => Parameters.FirstOrDefault(parameter => parameter.Name == name);
}
