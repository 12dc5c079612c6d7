using System.Collections.Immutable;
using System.Globalization;
using Brainloom.Engine;

namespace Brainloom.Model;

/// <summary>Makes the record of a catalogue entry from the parameters that a document gives.</summary>
sealed class RecordReader(DiagnosticList diagnostics, ValueReader values)
{
    static readonly Unit Millimetre = Unit.Parse("mm");

    /// <summary>The record; null when something is wrong, which is reported.</summary>
    /// <param name="entry">Entry of the catalogue.</param>
    /// <param name="parameters">A mapping, or null when the document gives none.</param>
    /// <param name="at">Where to report what is missing.</param>
    /// <param name="scope">Values of names.</param>
    /// <param name="scale">Scale of parameters that follow it.</param>
    /// <param name="described">For a distribution or kernel: what it describes, and so the unit of parameters without their own.</param>
    /// <param name="varying">Collects parameters that differ between neurons; null where all are equal.</param>
    /// <param name="neurons">Number of neurons that may differ.</param>
    /// <param name="positions">Positions of these neurons.</param>
    public object? Read(CatalogEntry entry, Node? parameters, Node at, Scope scope, ScaleFactors scale, ValueReader.Use? described = null,
        ImmutableSortedDictionary<string, Values>.Builder? varying = null, int neurons = 0, Positions? positions = null)
    {
        object record = Activator.CreateInstance(entry.Type)!;
        bool whole = true;
        // where an entry has one parameter, a list or a mask, its name can be left out
        if (entry.Parameters is [var only] && (only.IsList ? parameters is SequenceNode : only.ElementType == typeof(Mask) && parameters is MappingNode named && named[only.Name] is null))
            parameters = new MappingNode(parameters!.Place, parameters.Path, [new Entry(new ScalarNode(parameters.Place, parameters.Path, only.Name), parameters)]);
        var mapping = parameters as MappingNode;
        if (parameters is not (null or MappingNode))
        {
            diagnostics.Error("wrong-form", parameters, $"The parameters of {entry.Name} are a mapping from name to value.");
            return null;
        }
        foreach (var (key, node) in mapping?.Entries ?? [])
        {
            if (key.Text is "source" or "note") continue;
            if (entry.Parameter(key.Text) is not { } parameter)
            {
                diagnostics.Unknown("unknown-parameter", key, $"parameter of {entry.Name} named", key.Text, entry.Parameters.Select(known => known.Name));
                whole = false;
                continue;
            }
            var own = parameter.Unit is null && described is { } outer ? outer : new ValueReader.Use(parameter.Name, UnitOf(parameter), scope);
            if (parameter.IsPerLength) own = own with { Unit = own.Unit.Per(Millimetre) };
            var use = own with { What = parameter.Name, Neurons = varying is null ? 0 : neurons, Positions = positions };
            if (parameter.IsLogarithm)
            {
                if (values.Number(node, use) is { } logarithm) parameter.Property.SetValue(record, logarithm + Math.Log(described?.Factor ?? 1));
                else whole = false;
            }
            else if (varying is not null && parameter.ElementType == typeof(double) && !parameter.IsList)
            {
                var read = values.Values(node, use);
                if (read is null || !Allowed(parameter, read, node)) whole = false;
                else if (read is Constant constant) parameter.Property.SetValue(record, constant.Value);
                else varying[parameter.Name] = read;
            }
            else if (Value(parameter, node, use, scale.Of(parameter.Scales)) is { } value) parameter.Property.SetValue(record, value);
            else whole = false;
        }
        foreach (var parameter in entry.Parameters)
            if (parameter.Required && mapping?[parameter.Name] is null)
            {
                diagnostics.Error("missing-parameter", at, $"{entry.Name} needs '{parameter.Name}'.", Remedy(parameter));
                whole = false;
            }
        if (whole && record is IValidated validated)
            foreach (string problem in validated.Problems())
            {
                diagnostics.Error("parameters-clash", parameters ?? at, problem);
                whole = false;
            }
        return whole ? record : null;
    }

    static string Remedy(CatalogParameter parameter) =>
        $"{parameter.Name}{(parameter.Unit is null or "1" ? "" : $" [{parameter.Unit}]")}: {parameter.Summary}";

    static Unit UnitOf(CatalogParameter parameter) =>
        parameter.Unit is null or "1" ? Unit.One : Unit.TryFind(parameter.Unit, out var unit) ? unit : Unit.Parse(parameter.Unit);

    object? Value(CatalogParameter parameter, Node node, in ValueReader.Use use, double scale)
    {
        if (parameter.ElementType == typeof(Kernel)) return Spatial(parameter, node, use with { Factor = use.Factor * scale }, Kernel);
        if (parameter.ElementType == typeof(Mask)) return Spatial(parameter, node, use, Mask);
        if (parameter.ElementType == typeof(Point)) return values.Point(node, use);
        if (parameter.IsList) return List(parameter, node, use);
        if (parameter.IsNumber)
            return values.Number(node, use) is not { } number || !Allowed(parameter, new Constant(number * scale), node) ? null
                : parameter.IsWhole ? Whole(parameter, node, number, scale) : number * scale;
        return values.Unwrap(node) is ScalarNode scalar ? Word(parameter, scalar) : WrongForm(parameter, node);
    }

    object? Spatial<T>(CatalogParameter parameter, Node node, in ValueReader.Use use, Func<CatalogParameter, Node, ValueReader.Use, T?> read) where T : class
    {
        if (!parameter.IsList) return read(parameter, node, use);
        if (node is not SequenceNode { Items.Length: > 0 } list) return WrongForm(parameter, node);
        var items = ImmutableArray.CreateBuilder<T>();
        foreach (var item in list.Items)
            if (read(parameter, item, use) is { } one) items.Add(one);
        return items.Count == list.Items.Length ? items.ToImmutable() : null;
    }

    // a number, a formula, or the name of a kernel with its parameters
    Kernel? Kernel(CatalogParameter parameter, Node node, ValueReader.Use use)
    {
        node = values.Unwrap(node);
        if (node is MappingNode)
            return values.Chosen(node, values.Catalog.Kernels, "kernel") is var (entry, parameters)
                ? (Kernel?)Read(entry, parameters, node, use.Scope, ScaleFactors.Full, use) : null;
        return values.Number(node, use) is { } number && Allowed(parameter, new Constant(number), node) ? new ConstantKernel { value = number } : null;
    }

    Mask? Mask(CatalogParameter parameter, Node node, ValueReader.Use use) =>
        values.Chosen(node, values.Catalog.Masks, "mask") is var (entry, parameters) ? (Mask?)Read(entry, parameters, node, use.Scope, ScaleFactors.Full) : null;

    object? Whole(CatalogParameter parameter, Node node, double number, double scale)
    {
        if (number != Math.Round(number) && values.IsLiteral(node))
        {
            diagnostics.Error("not-whole", node, $"{parameter.Name} is a whole number.", "Write a whole number; formulas are rounded.");
            return null;
        }
        double rounded = Math.Round(number * scale, MidpointRounding.ToEven);
        bool isInt = parameter.ElementType == typeof(int);
        if (Math.Abs(rounded) > (isInt ? int.MaxValue : 1L << 53))
        {
            diagnostics.Error("too-large", node, string.Create(CultureInfo.InvariantCulture, $"{parameter.Name} is {rounded}, more than can be counted."));
            return null;
        }
        return isInt ? (object)(int)rounded : (long)rounded;
    }

    object? Word(CatalogParameter parameter, ScalarNode node)
    {
        var type = parameter.ElementType;
        if (type == typeof(string)) return node.Text;
        if (type == typeof(bool))
        {
            if (bool.TryParse(node.Text, out bool flag)) return flag;
            diagnostics.Error("wrong-form", node, $"{parameter.Name} is true or false.");
            return null;
        }
        if (!type.IsEnum) return WrongForm(parameter, node);
        var names = Enum.GetNames(type);
        string? name = names.FirstOrDefault(name => string.Equals(name, node.Text.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));
        if (name is not null) return Enum.Parse(type, name);
        diagnostics.Unknown("unknown-word", node, $"{parameter.Name} named", node.Text, names.Select(known => known.ToLowerInvariant()));
        return null;
    }

    object? List(CatalogParameter parameter, Node node, in ValueReader.Use use)
    {
        node = values.Unwrap(node);
        if (node is MappingNode column && column["table"] is not null && parameter.IsNumber)
            return values.Numbers(column, use) is { } numbers ? AsList(parameter, node, numbers) : null;
        if (node is not SequenceNode sequence) return WrongForm(parameter, node);
        if (parameter.ElementType == typeof(string)) return sequence.Items.OfType<ScalarNode>().Select(item => item.Text).ToImmutableArray();
        if (!parameter.IsNumber) return WrongForm(parameter, node);
        var items = ImmutableArray.CreateBuilder<double>(sequence.Items.Length);
        foreach (var item in sequence.Items)
            if (values.Number(item, use) is { } number) items.Add(number);
        return items.Count == sequence.Items.Length ? AsList(parameter, node, items.ToImmutable()) : null;
    }

    object? AsList(CatalogParameter parameter, Node node, ImmutableArray<double> numbers)
    {
        if (!Allowed(parameter, new Table(numbers), node)) return null;
        if (parameter.ElementType == typeof(double)) return numbers;
        if (!numbers.All(number => number == Math.Round(number) && Math.Abs(number) <= int.MaxValue))
        {
            diagnostics.Error("not-whole", node, $"{parameter.Name} is a list of whole numbers.", "Remove the fractions.");
            return null;
        }
        return parameter.ElementType == typeof(int) ? (object)numbers.Select(number => (int)number).ToImmutableArray() : numbers.Select(number => (long)number).ToImmutableArray();
    }

    bool Allowed(CatalogParameter parameter, Values read, Node node)
    {
        string? violation = read switch
        {
            Constant constant => parameter.Violation(constant.Value),
            Table table => table.Items.Select(parameter.Violation).FirstOrDefault(found => found is not null),
            _ => null,
        };
        if (violation is not null) diagnostics.Error("out-of-range", node, $"{parameter.Name} {violation}.", Remedy(parameter));
        return violation is null;
    }

    object? WrongForm(CatalogParameter parameter, Node node)
    {
        string form = parameter.IsList ? "a list" : parameter.IsNumber ? "a number" : "a word";
        diagnostics.Error("wrong-form", node, $"{parameter.Name} is {form}.");
        return null;
    }
}
