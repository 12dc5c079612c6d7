using System.Collections;
using System.Globalization;
using System.Reflection;

namespace Brainloom.Engine;

/// <summary>One parameter of a catalogue entry.</summary>
public sealed record CatalogParameter
{
    /// <summary>Name in documents.</summary>
    public required string Name { get; init; }

    /// <summary>The property that holds it.</summary>
    public required PropertyInfo Property { get; init; }

    /// <summary>Unit, "1" without dimension; null where the number takes the unit of what it describes, or is no number.</summary>
    public string? Unit { get; init; }

    /// <summary>Meaning, in words.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Value where a document gives none; null for required parameters.</summary>
    public object? Default { get; init; }

    /// <summary>Whether a document must give it.</summary>
    public bool Required { get; init; }

    /// <summary>Whether it must be greater than zero.</summary>
    public bool Positive { get; init; }

    /// <summary>Whether it must not be below zero.</summary>
    public bool NonNegative { get; init; }

    /// <summary>The closed interval in which it must lie; null without one.</summary>
    public BetweenAttribute? Between { get; init; }

    /// <summary>Whether it is the logarithm of what its distribution describes.</summary>
    public bool IsLogarithm { get; init; }

    /// <summary>Whether it is a change, per millimetre, of what its kernel describes.</summary>
    public bool IsPerLength { get; init; }

    /// <summary>How it follows the scale of a network; null when it does not.</summary>
    public ScalesAttribute? Scales { get; init; }

    /// <summary>Type of the value, or of the elements of a list.</summary>
    public Type ElementType => IsList ? Property.PropertyType.GetGenericArguments()[0] : Property.PropertyType;

    /// <summary>Whether it is a list.</summary>
    public bool IsList => Property.PropertyType.IsGenericType && Property.PropertyType.IsAssignableTo(typeof(IEnumerable));

    /// <summary>Whether it is a number, or a list of numbers.</summary>
    public bool IsNumber => ElementType == typeof(double) || IsWhole;

    /// <summary>Whether it is a whole number, or a list of whole numbers.</summary>
    public bool IsWhole => ElementType == typeof(int) || ElementType == typeof(long);

    /// <summary>Why <paramref name="value"/> is outside of what the parameter allows; null when it is not.</summary>
    public string? Violation(double value)
    {
        if (double.IsNaN(value)) return "must be a number";
        if (Positive && value <= 0) return "must be greater than zero";
        if (NonNegative && value < 0) return "must not be below zero";
        return Between is { } range && (value < range.Lowest || value > range.Highest)
            ? string.Create(CultureInfo.InvariantCulture, $"must lie between {range.Lowest} and {range.Highest}") : null;
    }
}
