using System.Collections.Immutable;
using System.Reflection;
using Brainloom.Engine;

namespace Brainloom.Tests.Engine;

/// <summary>Every connection rule of the engine, with every combination of its flags and parameters made from their constraints.</summary>
static class RuleCases
{
    public static IEnumerable<Type> Types =>
        typeof(IConnectionRule).Assembly.GetTypes().Where(type => type.IsDefined(typeof(ConnectionRuleAttribute))).OrderBy(type => type.Name, StringComparer.Ordinal);

    public static PropertyInfo[] Parameters(Type type) => [.. type.GetProperties().Where(property => property.CanWrite)];

    /// <summary>Every combination of the values that <see cref="Samples"/> gives for the parameters.</summary>
    public static IEnumerable<IConnectionRule> Instances(Type type)
    {
        IEnumerable<ImmutableList<object>> combinations = [[]];
        foreach (var parameter in Parameters(type))
            combinations = [.. combinations.SelectMany(values => Samples(parameter).Select(values.Add))];
        foreach (var values in combinations)
        {
            object rule = Activator.CreateInstance(type)!;
            foreach (var (parameter, value) in Parameters(type).Zip(values)) parameter.SetValue(rule, value);
            yield return (IConnectionRule)rule;
        }
    }

    static object[] Samples(PropertyInfo parameter) => parameter.PropertyType switch
    {
        var t when t == typeof(bool) => [true, false],
        var t when t == typeof(int) => parameter.IsDefined(typeof(PositiveAttribute)) ? [1, 3] : [0, 1, 3],
        var t when t == typeof(long) => parameter.IsDefined(typeof(PositiveAttribute)) ? [1L, 20L] : [0L, 1L, 20L],
        var t when t == typeof(double) => [0.0, 0.3, 1.0],
        var t when t == typeof(Kernel) => [(Kernel)0.0, (Kernel)0.3, (Kernel)1.0],
        // what depends on place has tests of its own
        var t when t == typeof(Mask) => [null!],
        var t when t == typeof(ImmutableArray<int>) => [ImmutableArray.Create(2, 0, 2, 4)],
        var t => throw new NotSupportedException($"say here how to make a {t.Name} for {parameter.DeclaringType!.Name}.{parameter.Name}"),
    };

    /// <summary>Whether a rule's flag is set; null when it has none of that name.</summary>
    public static bool? Flag(IConnectionRule rule, string name) => (bool?)rule.GetType().GetProperty(name)?.GetValue(rule);
}
