using System.Collections.Immutable;
using Brainloom.Engine;

namespace Brainloom.Model;

/// <summary>What the readers of all sections share while one document is compiled.</summary>
sealed class Compilation
{
    readonly Dictionary<string, ParameterScope> scopes = new(StringComparer.Ordinal);

    public Compilation(ModelDocument document, Catalog catalog, CompileOptions options)
    {
        Catalog = catalog;
        Options = options;
        Overrides = new Overrides(Diagnostics);
        Tables = new Tables(document, Diagnostics);
        Values = new ValueReader(Diagnostics, catalog, Tables);
        Records = new RecordReader(Diagnostics, Values);
        Parts = Overrides.Apply(document.Parts, options.Sets);
        Nodes = new NodeSelector(this);
    }

    public DiagnosticList Diagnostics { get; } = new();
    public Catalog Catalog { get; }
    public CompileOptions Options { get; }
    public Overrides Overrides { get; }
    public ImmutableArray<DocumentPart> Parts { get; }
    public Tables Tables { get; }
    public ValueReader Values { get; }
    public RecordReader Records { get; }
    public NodeSelector Nodes { get; }

    /// <summary>Time step [ms].</summary>
    public double Dt { get; set; } = .1;

    /// <summary>Seed of all random numbers.</summary>
    public ulong Seed { get; set; } = 1;

    /// <summary>How much smaller the network is built.</summary>
    public ScaleFactors Scale { get; set; } = ScaleFactors.Full;

    /// <summary>Populations read so far, by name.</summary>
    public Dictionary<string, PopulationSpec> Populations { get; } = new(StringComparer.Ordinal);

    /// <summary>Positions of the populations by index, as far as they are read; null where there are none.</summary>
    public List<Positions?> Positions { get; } = [];

    /// <summary>Where neurons are; null when some have no positions.</summary>
    public Places? PlacesOf(NodeCollection nodes) => Places.Of(nodes, population => Positions[population]);

    /// <summary>Entries of a section in all parts, each with its full name; a name that is taken is reported.</summary>
    public IEnumerable<(DocumentPart Part, string Name, ScalarNode Key, MappingNode Value)> Entries(string section)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in Parts)
        {
            if (part.Root[section] is not { } node) continue;
            if (node is not MappingNode mapping)
            {
                Diagnostics.Error("wrong-form", node, $"'{section}' is a mapping from name to description.");
                continue;
            }
            foreach (var (key, value) in mapping.Entries)
                if (!names.Add(part.Prefix + key.Text))
                    Diagnostics.Error("duplicate-name", key, $"There are two entries '{part.Prefix + key.Text}' in {section}.", "Rename one, or include its document with a prefix.");
                else if (value is MappingNode description)
                    yield return (part, part.Prefix + key.Text, key, description);
                else
                    Diagnostics.Error("wrong-form", value, $"'{key.Text}' is described by a mapping.");
        }
    }

    /// <summary>Named values of a part; parts without their own prefix share them.</summary>
    public ParameterScope Parameters(DocumentPart part)
    {
        if (!scopes.TryGetValue(part.Prefix, out var scope))
        {
            var builtIn = new Dictionary<string, Quantity>(StringComparer.Ordinal) { ["dt"] = new(Dt, new(1, 0, 0, 0, 0)), ["scale"] = Options.Scale ?? 1 };
            scopes[part.Prefix] = scope = new ParameterScope(Values, Diagnostics, new Scope(name => builtIn.TryGetValue(name, out var value) ? value : null, () => builtIn.Keys));
        }
        return scope;
    }

    /// <summary>Whether a time is a whole number of steps; infinity is.</summary>
    public bool IsMultipleOfStep(double time) => double.IsInfinity(time) || Math.Abs(time / Dt - Math.Round(time / Dt)) < 1e-6;

    /// <summary>Reports a time that is no whole number of steps.</summary>
    public void CheckStep(Node at, string what, double time)
    {
        if (!IsMultipleOfStep(time))
            Diagnostics.Error("not-a-multiple", at, FormattableString.Invariant($"{what} is {time} ms, which is no multiple of the time step, {Dt} ms."),
                "Choose a multiple, or a time step that divides it.");
    }

    /// <summary>Checks the times of a stimulus or recorder against the time step.</summary>
    public void CheckTimes(CatalogEntry entry, object record, Node? parameters, Node at)
    {
        foreach (var parameter in entry.Parameters)
        {
            if (parameter.Unit != "ms") continue;
            var node = (parameters as MappingNode)?[parameter.Name] ?? at;
            switch (parameter.Property.GetValue(record))
            {
                case double time: CheckStep(node, parameter.Name, time); break;
                case ImmutableArray<double> times:
                    foreach (double time in times) CheckStep(node, parameter.Name, time);
                    break;
            }
        }
    }
}
