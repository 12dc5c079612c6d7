using System.Collections.Immutable;
using System.Reflection;

namespace Brainloom.Engine;

/// <summary>What the record of a neuron model says about its state: the type, its variables, and its receptors.</summary>
public static class NeuronType
{
    /// <summary>Receptors, in the order of inputs.</summary>
    public static ImmutableArray<ReceptorAttribute> Receptors(object neuron) =>
        neuron is IMultisynapse own ? own.Receptors : [.. neuron.GetType().GetCustomAttributes<ReceptorAttribute>()];

    /// <summary>The struct of the state of neighbouring neurons, closed over lanes.</summary>
    public static Type Of(object neuron, Type lanes)
    {
        var open = Open(neuron.GetType())!;
        if (neuron is not IMultisynapse own) return open.MakeGenericType(lanes);
        var chain = typeof(LastReceptor<>).MakeGenericType(lanes);
        for (int i = 1; i < own.Receptors.Length; i++) chain = typeof(FurtherReceptor<,>).MakeGenericType(lanes, chain);
        return open.MakeGenericType(lanes, chain);
    }

    /// <summary>The state variables, pack after pack.</summary>
    public static ImmutableArray<(string Name, string Unit)> Variables(object neuron)
    {
        int receptors = Receptors(neuron).Length;
        return [.. Fields(neuron.GetType()).SelectMany(field => Names(field.Name, IsPerReceptor(field), receptors).Select(name => (name, field.GetCustomAttribute<UnitAttribute>()?.Unit ?? "1")))];
    }

    /// <summary>Names of the variables that a field holds.</summary>
    internal static IEnumerable<string> Names(string field, bool perReceptor, int receptors) =>
        perReceptor ? Enumerable.Range(1, receptors).Select(i => FormattableString.Invariant($"{field}_{i}")) : [field];

    /// <summary>The fields of the state of a model, in order.</summary>
    internal static IEnumerable<FieldInfo> Fields(Type model) =>
        Open(model)?.GetFields(BindingFlags.Public | BindingFlags.Instance).OrderBy(field => field.MetadataToken) ?? Enumerable.Empty<FieldInfo>();

    /// <summary>Whether a field holds one pack for each receptor, and not one.</summary>
    internal static bool IsPerReceptor(FieldInfo field) => field.FieldType is { IsGenericParameter: true, GenericParameterPosition: 1 };

    static Type? Open(Type model) => model.GetNestedType("Neuron`1") ?? model.GetNestedType("Neuron`2");
}
