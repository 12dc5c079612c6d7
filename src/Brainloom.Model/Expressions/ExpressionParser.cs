using System.Globalization;
using System.Text.RegularExpressions;

namespace Brainloom.Model;

/// <summary>Reads expressions by recursive descent.</summary>
sealed partial class ExpressionParser
{
    // far more than a formula needs, and far less than the stack holds
    const int DeepestNesting = 100, MostTokens = 1000;

    readonly string text;
    readonly List<Match> tokens;
    int next, depth;

    public ExpressionParser(string text)
    {
        this.text = text;
        tokens = [.. Token().Matches(text).Where(match => !string.IsNullOrWhiteSpace(match.Value))];
    }

    public Expression Whole()
    {
        if (tokens.Count > MostTokens) throw new FormatException("The expression is too long.");
        var expression = Comparison();
        if (next < tokens.Count) throw Unexpected();
        return expression;
    }

    Expression Comparison()
    {
        if (++depth > DeepestNesting) throw new FormatException("The expression is nested too deeply.");
        var left = Sum();
        if (Accept("<=", ">=", "==", "!=", "<", ">") is { } comparison) left = new Operation(comparison, left, Sum());
        depth--;
        return left;
    }

    Expression Sum()
    {
        var left = Product();
        while (Accept("+", "-") is { } sign) left = new Operation(sign, left, Product());
        return left;
    }

    Expression Product()
    {
        var left = Signed();
        while (Accept("*", "/") is { } sign) left = new Operation(sign, left, Signed());
        return left;
    }

    Expression Signed()
    {
        bool negative = false;
        while (Accept("-", "+") is { } sign) negative ^= sign == "-";
        var power = Power();
        return negative ? new Negation(power) : power;
    }

    Expression Power()
    {
        var left = Primary();
        return Accept("^") is null ? left : new Operation("^", left, Accept("-") is null ? Primary() : new Negation(Primary()));
    }

    Expression Primary()
    {
        if (Accept("(") is not null)
        {
            var inner = Comparison();
            Expect(")");
            return inner;
        }
        if (next == tokens.Count) throw new FormatException($"'{text}' ends where a value is expected.");
        var token = tokens[next];
        if (token.Groups["number"].Success)
        {
            next++;
            return new Literal(double.Parse(token.Value, NumberStyles.Float, CultureInfo.InvariantCulture), UnitHere());
        }
        if (!token.Groups["name"].Success) throw Unexpected();
        next++;
        return Accept("(") is null ? Constant(token.Value) : Called(token.Value);
    }

    static Expression Constant(string name) => name switch
    {
        "pi" => new Literal(Math.PI, Unit.One),
        "inf" => new Literal(double.PositiveInfinity, Unit.One),
        _ => new Name(name),
    };

    Call Called(string function)
    {
        var arguments = new List<Expression>();
        if (Accept(")") is null)
        {
            do arguments.Add(Comparison()); while (Accept(",") is not null);
            Expect(")");
        }
        Functions.Check(function, arguments.Count);
        return new Call(function, arguments);
    }

    Unit UnitHere()
    {
        if (next == tokens.Count || !tokens[next].Groups["name"].Success) return Unit.One;
        string symbol = tokens[next++].Value;
        if (Unit.TryFind(symbol, out var unit)) return Accept("^") is null ? unit : Raised(unit);
        string remedy = Spelling.Nearest(symbol, Unit.Symbols.Keys) is { } near ? $" Did you mean '{near}'?" : "";
        throw new FormatException($"There is no unit '{symbol}'.{remedy}");
    }

    Unit Raised(Unit unit)
    {
        int sign = Accept("-") is null ? 1 : -1;
        if (next == tokens.Count || !int.TryParse(tokens[next].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int n) || n > 9)
            throw new FormatException($"The power of the unit '{unit.Symbol}' is not a small whole number.");
        next++;
        return new Unit($"{unit.Symbol}^{sign * n}", unit.Dimension.Power(sign * n), unit.Exponent * sign * n);
    }

    string? Accept(params ReadOnlySpan<string> symbols)
    {
        if (next < tokens.Count)
            foreach (string symbol in symbols)
                if (tokens[next].Value == symbol)
                {
                    next++;
                    return symbol;
                }
        return null;
    }

    void Expect(string symbol)
    {
        if (Accept(symbol) is null) throw next < tokens.Count ? Unexpected() : new FormatException($"'{text}' lacks a closing '{symbol}'.");
    }

    FormatException Unexpected() => new($"'{tokens[next].Value}' is not expected here in '{text}'.");

    [GeneratedRegex(@"(?<number>(\d+\.?\d*|\.\d+)([eE][+-]?\d+(?![\w.]))?)|(?<name>[\p{L}Ωµ_][\w]*(\.[\p{L}_]\w*)?)|<=|>=|==|!=|\s+|.", RegexOptions.Singleline)]
    private static partial Regex Token();
}
