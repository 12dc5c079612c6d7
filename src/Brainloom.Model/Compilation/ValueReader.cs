using System.Collections.Immutable;
using Brainloom.Engine;

namespace Brainloom.Model;

/// <summary>Reads values: numbers with units, formulas, distributions, tables and functions of position.</summary>
sealed class ValueReader(DiagnosticList diagnostics, Catalog catalog, Tables tables)
{
    static readonly Unit Millimetre = Unit.Parse("mm");
    readonly Dictionary<string, Expression> parsed = new(StringComparer.Ordinal);

    /// <summary>Entries that values name.</summary>
    public Catalog Catalog => catalog;

    /// <summary>What a value is for.</summary>
    /// <param name="What">Its name, for messages.</param>
    /// <param name="Unit">Unit that the engine takes.</param>
    /// <param name="Scope">Values of names.</param>
    public readonly record struct Use(string What, Unit Unit, Scope Scope)
    {
        /// <summary>Factor of the value.</summary>
        public double Factor { get; init; } = 1;

        /// <summary>Number of neurons that may differ; 0 where only one value, or a distribution, is possible.</summary>
        public int Neurons { get; init; }

        /// <summary>Positions of these neurons.</summary>
        public Positions? Positions { get; init; }
    }

    /// <summary>The value inside of <c>{value: …, source: …}</c>.</summary>
    public Node Unwrap(Node node)
    {
        if (node is not MappingNode mapping || mapping["value"] is not { } value) return node;
        diagnostics.CheckKeys(mapping, Sections.Valued);
        return value;
    }

    /// <summary>One quantity of any dimension; null when there is none, which is reported.</summary>
    public Quantity? Quantity(Node node, Scope scope)
    {
        node = Unwrap(node);
        if (node is ScalarNode scalar) return Parse(scalar) is { } expression ? Evaluate(expression, scalar, scope.Lookup, scope) : null;
        diagnostics.Error("wrong-form", node, "A number or a formula is expected here.");
        return null;
    }

    /// <summary>One number in the unit of its use; null when there is none, which is reported.</summary>
    public double? Number(Node node, in Use use) => Values(node, use) switch
    {
        Constant constant => constant.Value,
        null => null,
        _ => One(node, use.What),
    };

    /// <summary>A place or a displacement, from a list of two or three numbers; null when there is none, which is reported.</summary>
    public Point? Point(Node node, in Use use)
    {
        if (Unwrap(node) is not SequenceNode { Items.Length: 2 or 3 } list)
        {
            diagnostics.Error("wrong-form", node, $"{use.What} is a list of two or three numbers, along x, y and z.", "For example: [1 mm, 1 mm, 0.2 mm].");
            return null;
        }
        var coordinates = new List<double>();
        foreach (var item in list.Items)
            if (Number(item, use) is { } number) coordinates.Add(number);
        return coordinates.Count == list.Items.Length ? new Point(coordinates[0], coordinates[1], coordinates.Count == 3 ? coordinates[2] : 0) : null;
    }

    /// <summary>Whether a value is written as a number, and not calculated.</summary>
    public bool IsLiteral(Node node) => Unwrap(node) is ScalarNode scalar && parsed.TryGetValue(scalar.Text, out var expression) && expression.IsLiteral;

    /// <summary>How a number varies; null when it cannot be read, which is reported.</summary>
    public Values? Values(Node node, in Use use)
    {
        node = Unwrap(node);
        switch (node)
        {
            case ScalarNode scalar:
                if (Parse(scalar) is not { } expression) return null;
                if (expression.Names.Any(name => name is "x" or "y" or "z") && use.Neurons > 0) return OverPositions(expression, scalar, use);
                var quantity = Evaluate(expression, scalar, use.Scope.Lookup, use.Scope);
                return quantity is null || In(quantity.Value, expression, scalar, use) is not { } number ? null : new Constant(number);
            case MappingNode mapping when mapping["table"] is not null:
                return Column(mapping, use);
            case MappingNode mapping:
                return Drawn(mapping, use);
            default:
                diagnostics.Error("wrong-form", node, $"{use.What} is one value, not a list.", "Put values per neuron into a table.");
                return null;
        }
    }

    /// <summary>A column of numbers in the unit of the use.</summary>
    public ImmutableArray<double>? Numbers(MappingNode mapping, in Use use)
    {
        diagnostics.CheckKeys(mapping, Sections.TableColumn);
        if (tables.At(mapping["table"], mapping.Path) is not { } table || mapping["column"] is not ScalarNode name) return null;
        if (tables.Column(table, name, name.Text) is not { } column) return null;
        bool whole = true;
        var numbers = ImmutableArray.CreateBuilder<double>(table.Rows.Length);
        foreach (var row in table.Rows)
        {
            if (tables.Number(table, row, column, mapping.Path) is not { } number) whole = false;
            else if (In(number, null, name, use) is { } converted) numbers.Add(converted);
            else return null;
        }
        return whole ? numbers.ToImmutable() : null;
    }

    Table? Column(MappingNode mapping, in Use use)
    {
        if (use.Neurons == 0)
        {
            diagnostics.Error("wrong-form", mapping, $"{use.What} cannot differ from neuron to neuron.", "Give one value, or a formula over properties of populations.");
            return null;
        }
        if (Numbers(mapping, use) is not { } numbers) return null;
        if (numbers.Length == use.Neurons) return new Table(numbers);
        diagnostics.Error("wrong-length", mapping, FormattableString.Invariant($"The table has {numbers.Length} rows for {use.Neurons} neurons."),
            "Give one row per neuron; a table of values per neuron cannot follow a change of scale.");
        return null;
    }

    Table? OverPositions(Expression expression, ScalarNode node, in Use use)
    {
        if (use.Positions is not { } at)
        {
            diagnostics.Error("no-positions", node, "The formula uses x, y or z, but the population has no positions.", "Give the population 'positions'.");
            return null;
        }
        var numbers = ImmutableArray.CreateBuilder<double>(use.Neurons);
        var scope = use.Scope;
        for (int i = 0; i < use.Neurons; i++)
        {
            int neuron = i;
            Quantity? Lookup(string name) => name switch
            {
                "x" => Millimetre.Times(at[neuron].X),
                "y" => Millimetre.Times(at[neuron].Y),
                "z" => Millimetre.Times(at[neuron].Z),
                _ => scope.Lookup(name),
            };
            if (Evaluate(expression, node, Lookup, scope) is not { } quantity || In(quantity, expression, node, use) is not { } number) return null;
            numbers.Add(number);
        }
        return new Table(numbers.MoveToImmutable());
    }

    Values? Drawn(MappingNode mapping, in Use use)
    {
        if (Chosen(mapping, catalog.Distributions, "distribution") is not var (entry, parameters)) return null;
        var records = new RecordReader(diagnostics, this);
        return (Distribution?)records.Read(entry, parameters, mapping, use.Scope, ScaleFactors.Full, use);
    }

    /// <summary>An entry of the catalogue and its parameters, from <c>name</c> or <c>{name: {…}}</c>; null when there is none, which is reported.</summary>
    public (CatalogEntry Entry, Node? Parameters)? Chosen(Node node, ImmutableSortedDictionary<string, CatalogEntry> entries, string what)
    {
        (ScalarNode? Key, Node? Value) named = node switch
        {
            ScalarNode scalar => (scalar, null),
            MappingNode mapping when mapping.Entries.Where(entry => entry.Key.Text is not ("source" or "note")).ToList() is [var only] =>
                (only.Key, only.Value is ScalarNode { IsNull: true } ? null : only.Value),
            _ => default,
        };
        if (named.Key is null)
            diagnostics.Error("wrong-form", node, $"A {what} is written as its name, or as one name with its parameters.", $"For example {{{entries.Keys.FirstOrDefault()}: …}}.");
        else if (entries.TryGetValue(named.Key.Text, out var entry))
            return (entry, named.Value);
        else
            diagnostics.Unknown("unknown-" + what.Replace(' ', '-'), named.Key, what, named.Key.Text, entries.Keys);
        return null;
    }

    Expression? Parse(ScalarNode node)
    {
        if (parsed.TryGetValue(node.Text, out var known)) return known;
        try
        {
            return parsed[node.Text] = Expression.Parse(node.Text);
        }
        catch (FormatException e)
        {
            diagnostics.Error("bad-expression", node, e.Message, "A value is a number with its unit, as '1.5 ms', or a formula, as '-g * J'.");
            return null;
        }
    }

    Quantity? Evaluate(Expression expression, ScalarNode node, Func<string, Quantity?> lookup, Scope scope)
    {
        try
        {
            var quantity = expression.Evaluate(lookup);
            if (!double.IsNaN(quantity.Value)) return quantity;
            diagnostics.Error("not-a-number", node, $"'{node.Text}' has no value: a root, logarithm or quotient is undefined.");
        }
        catch (UnknownNameException e)
        {
            diagnostics.Unknown("unknown-name", node, "value or unit named", e.Name, scope.AllNames);
        }
        catch (ReportedException)
        {
            // the mistake is reported where the name is defined
        }
        catch (FormatException e)
        {
            diagnostics.Error("wrong-dimension", node, e.Message, $"Check the units in '{node.Text}'.");
        }
        return null;
    }

    double? In(Quantity quantity, Expression? expression, Node at, in Use use)
    {
        bool unlimited = double.IsInfinity(quantity.Value);
        if (quantity.Dimension == use.Unit.Dimension || (unlimited && quantity.Dimension == Dimension.None)) return use.Unit.Of(quantity) * use.Factor;
        if (quantity.Dimension == Dimension.None)
        {
            string text = expression is { IsLiteral: true } && at is ScalarNode scalar ? $"Write '{scalar.Text} {use.Unit.Symbol}'." : "";
            diagnostics.Error("missing-unit", at, $"{use.What} needs a unit: it is {use.Unit.Dimension}, in {use.Unit.Symbol}.", text);
        }
        else
        {
            string expected = use.Unit.Dimension == Dimension.None ? "a plain number" : $"{use.Unit.Dimension}, in {use.Unit.Symbol}";
            diagnostics.Error("wrong-dimension", at, $"{use.What} is {expected}; this is {quantity.Dimension}.", "Check unit and formula.");
        }
        return null;
    }

    double? One(Node node, string what)
    {
        diagnostics.Error("wrong-form", node, $"{what} is one number, the same for all.", "Give a number or a formula.");
        return null;
    }
}
