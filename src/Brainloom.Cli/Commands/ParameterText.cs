using System.Reflection;
using Brainloom.Cli.Terminal;
using Brainloom.Engine;

namespace Brainloom.Cli.Commands;

/// <summary>A parameter of the catalogue in words.</summary>
static class ParameterText
{
    /// <summary>Its default.</summary>
    public static string Default(CatalogParameter parameter) => parameter.Required ? "required" : Numbers.Value(parameter.Default);

    /// <summary>Its unit; empty where it has none, or that of what its entry describes.</summary>
    public static string Unit(CatalogParameter parameter) => parameter.IsPerLength ? "per mm" : parameter.Unit is null or "1" ? "" : parameter.Unit;

    /// <summary>What it means and which values it takes.</summary>
    public static string Meaning(CatalogParameter parameter)
    {
        string? limit = parameter.Property switch
        {
            var property when property.IsDefined(typeof(PositiveAttribute)) => "> 0",
            var property when property.IsDefined(typeof(NonNegativeAttribute)) => "≥ 0",
            var property when property.GetCustomAttribute<BetweenAttribute>() is { } range => $"{Numbers.Value(range.Lowest)} to {Numbers.Value(range.Highest)}",
            { PropertyType.IsEnum: true } property => string.Join(" or ", Enum.GetNames(property.PropertyType).Select(name => name.ToLowerInvariant())),
            _ => null,
        };
        return limit is null ? parameter.Summary : $"{parameter.Summary.TrimEnd('.')} ({limit}).";
    }

    /// <summary>Which weights arrive at a receptor.</summary>
    public static string Weights(ReceptorSign sign) => sign switch
    {
        ReceptorSign.Positive => "weights of at least zero",
        ReceptorSign.Negative => "weights below zero",
        _ => "weights of both signs",
    };
}
