namespace Brainloom.Model;

/// <summary>A formula over quantities and names, such as <c>-g * J</c> or <c>K_ext * 8 Hz</c>.</summary>
/// <remarks>Operators by rising precedence: comparisons (which give 1 or 0), + and -, * and /, sign, ^. A unit that follows a number binds
/// closest of all. A name that nothing defines stands for the unit of that name, so that <c>8/s</c> is a rate.</remarks>
public abstract record Expression
{
    /// <summary>Reads an expression.</summary>
    /// <exception cref="FormatException">The text is no expression.</exception>
    public static Expression Parse(string text) => new ExpressionParser(text).Whole();

    /// <summary>The value, where <paramref name="lookup"/> gives the value of each name, or null when it does not know the name.</summary>
    /// <exception cref="FormatException">A name is unknown, or dimensions do not fit.</exception>
    public abstract Quantity Evaluate(Func<string, Quantity?> lookup);

    /// <summary>The names in it.</summary>
    public abstract IEnumerable<string> Names { get; }

    /// <summary>Whether it is a number with or without unit, rather than a calculation.</summary>
    public virtual bool IsLiteral => false;
}

/// <summary>A number with or without a unit.</summary>
/// <param name="Value">The number as written.</param>
/// <param name="Unit">Unit.</param>
sealed record Literal(double Value, Unit Unit) : Expression
{
    public override Quantity Evaluate(Func<string, Quantity?> lookup) => Unit.Times(Value);
    public override IEnumerable<string> Names => [];
    public override bool IsLiteral => true;
}

/// <summary>A named value.</summary>
sealed record Name(string Text) : Expression
{
    public override Quantity Evaluate(Func<string, Quantity?> lookup) =>
        lookup(Text) ?? (Unit.TryFind(Text, out var unit) ? unit.Times(1) : throw new UnknownNameException(Text));

    public override IEnumerable<string> Names => [Text];
}

/// <summary>A sign in front.</summary>
sealed record Negation(Expression Operand) : Expression
{
    public override Quantity Evaluate(Func<string, Quantity?> lookup) => -Operand.Evaluate(lookup);
    public override IEnumerable<string> Names => Operand.Names;
    public override bool IsLiteral => Operand.IsLiteral;
}

/// <summary>Two operands.</summary>
sealed record Operation(string Operator, Expression Left, Expression Right) : Expression
{
    public override Quantity Evaluate(Func<string, Quantity?> lookup)
    {
        Quantity a = Left.Evaluate(lookup), b = Right.Evaluate(lookup);
        return Operator switch
        {
            "+" => a + b,
            "-" => a - b,
            "*" => a * b,
            "/" => a / b,
            "^" => Functions.Power(a, b),
            _ => Compare(a, b) ? 1 : 0,
        };
    }

    public override IEnumerable<string> Names => Left.Names.Concat(Right.Names);

    bool Compare(Quantity a, Quantity b)
    {
        Quantity.Same(a, b, "compare");
        return Operator switch
        {
            "<" => a.Value < b.Value,
            "<=" => a.Value <= b.Value,
            ">" => a.Value > b.Value,
            ">=" => a.Value >= b.Value,
            "==" => a.Value == b.Value,
            _ => a.Value != b.Value,
        };
    }
}

/// <summary>A function of its arguments.</summary>
sealed record Call(string Function, IReadOnlyList<Expression> Arguments) : Expression
{
    // the branch that is not taken is not evaluated
    public override Quantity Evaluate(Func<string, Quantity?> lookup) => Function == "if"
        ? Arguments[Arguments[0].Evaluate(lookup).Value != 0 ? 1 : 2].Evaluate(lookup)
        : Functions.Apply(Function, [.. Arguments.Select(argument => argument.Evaluate(lookup))]);

    public override IEnumerable<string> Names => Arguments.SelectMany(argument => argument.Names);
}
