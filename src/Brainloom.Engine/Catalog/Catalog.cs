using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Brainloom.Engine;

/// <summary>Everything that a document can name: found once, by the attributes of the types.</summary>
public sealed partial class Catalog
{
    /// <summary>The catalogue of this engine.</summary>
    public static Catalog Engine { get; } = new(typeof(Catalog).Assembly);

    /// <summary>Finds the entries of some assemblies.</summary>
    /// <exception cref="InvalidOperationException">Two types of a kind carry the same name.</exception>
    public Catalog(params IEnumerable<Assembly> assemblies) : this(assemblies.SelectMany(assembly => assembly.GetTypes())) { }

    /// <summary>Finds the entries among some types.</summary>
    /// <exception cref="InvalidOperationException">Two types of a kind carry the same name.</exception>
    public Catalog(IEnumerable<Type> types)
    {
        var found = types.Where(type => type.IsDefined(typeof(CatalogEntryAttribute)))
            .GroupBy(type => type.Assembly)
            .SelectMany(group =>
            {
                var texts = new DocumentationFile(group.Key);
                return group.Select(type => (type.GetCustomAttribute<CatalogEntryAttribute>()!, Entry(type, texts)));
            }).ToLookup(pair => pair.Item1.GetType(), pair => pair.Item2);
        NeuronModels = Named(found[typeof(NeuronModelAttribute)]);
        SynapseModels = Named(found[typeof(SynapseModelAttribute)]);
        ConnectionRules = Named(found[typeof(ConnectionRuleAttribute)]);
        Stimuli = Named(found[typeof(StimulusAttribute)]);
        Recorders = Named(found[typeof(RecorderAttribute)]);
        Distributions = Named(found[typeof(DistributionAttribute)]);
        Kernels = Named(found[typeof(KernelAttribute)]);
        Masks = Named(found[typeof(MaskAttribute)]);
    }

    /// <summary>Neuron models by name.</summary>
    public ImmutableSortedDictionary<string, CatalogEntry> NeuronModels { get; }

    /// <summary>Synapse models by name.</summary>
    public ImmutableSortedDictionary<string, CatalogEntry> SynapseModels { get; }

    /// <summary>Connection rules by name.</summary>
    public ImmutableSortedDictionary<string, CatalogEntry> ConnectionRules { get; }

    /// <summary>Stimuli by name.</summary>
    public ImmutableSortedDictionary<string, CatalogEntry> Stimuli { get; }

    /// <summary>Recorders by name.</summary>
    public ImmutableSortedDictionary<string, CatalogEntry> Recorders { get; }

    /// <summary>Distributions by name.</summary>
    public ImmutableSortedDictionary<string, CatalogEntry> Distributions { get; }

    /// <summary>Kernels by name.</summary>
    public ImmutableSortedDictionary<string, CatalogEntry> Kernels { get; }

    /// <summary>Masks by name.</summary>
    public ImmutableSortedDictionary<string, CatalogEntry> Masks { get; }

    static ImmutableSortedDictionary<string, CatalogEntry> Named(IEnumerable<CatalogEntry> entries)
    {
        var named = ImmutableSortedDictionary.CreateBuilder<string, CatalogEntry>(StringComparer.Ordinal);
        foreach (var entry in entries)
            if (!named.TryAdd(entry.Name, entry))
                throw new InvalidOperationException($"{entry.Type} and {named[entry.Name].Type} are both named '{entry.Name}'.");
        return named.ToImmutable();
    }

    static CatalogEntry Entry(Type type, DocumentationFile texts)
    {
        object? defaults = type.IsAbstract ? null : Activator.CreateInstance(type);
        return new CatalogEntry
        {
            Name = type.GetCustomAttribute<CatalogEntryAttribute>()!.Name,
            Type = type,
            Summary = texts.OfType(type, "summary"),
            Remarks = texts.OfType(type, "remarks"),
            Parameters =
            [
                .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    .Where(property => property.SetMethod is { IsPublic: true })
                    .OrderBy(property => property.DeclaringType == type ? 0 : 1).ThenBy(property => property.MetadataToken)
                    .Select(property => Parameter(property, defaults, texts)),
            ],
            State =
            [
                .. NeuronType.Fields(type)
                    .Select(field => new StateVariable(field.Name, UnitOf(field, texts), UnitInText().Replace(texts.OfMember(field), ""), NeuronType.IsPerReceptor(field))),
            ],
            Receptors = defaults is null ? [] : NeuronType.Receptors(defaults),
            Citations = [.. type.GetCustomAttributes<CitationAttribute>()],
            Counterparts = [.. type.GetCustomAttributes<CounterpartAttribute>()],
        };
    }

    static CatalogParameter Parameter(PropertyInfo property, object? defaults, DocumentationFile texts)
    {
        bool required = property.IsDefined(typeof(RequiredMemberAttribute));
        return new CatalogParameter
        {
            Name = DocumentName(property.Name),
            Property = property,
            Unit = property.GetCustomAttribute<UnitAttribute>()?.Unit,
            Summary = texts.OfMember(property),
            Default = required ? null : property.GetValue(defaults),
            Required = required,
            Positive = property.IsDefined(typeof(PositiveAttribute)),
            NonNegative = property.IsDefined(typeof(NonNegativeAttribute)),
            Between = property.GetCustomAttribute<BetweenAttribute>(),
            IsLogarithm = property.IsDefined(typeof(LogarithmAttribute)),
            IsPerLength = property.IsDefined(typeof(PerLengthAttribute)),
            Scales = property.GetCustomAttribute<ScalesAttribute>(),
        };
    }

    // state variables carry their unit as [mV] in the summary, or as an attribute
    static string UnitOf(FieldInfo field, DocumentationFile texts) =>
        field.GetCustomAttribute<UnitAttribute>()?.Unit
        ?? (UnitInText().Match(texts.OfMember(field)) is { Success: true } match ? match.Groups[1].Value : "1");

    // symbols of the field stay as they are, words become words_with_underscores
    static string DocumentName(string property) => property switch
    {
        "Minimum" => "min",
        "Maximum" => "max",
        _ when Words().IsMatch(property) => WordStart().Replace(property, "_$0").ToLowerInvariant(),
        _ => property,
    };

    [GeneratedRegex("^([A-Z][a-z]+)+$")]
    private static partial Regex Words();

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex WordStart();

    [GeneratedRegex(@"\s*\[([^\]\s]+)\]")]
    private static partial Regex UnitInText();
}
