using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit;

namespace Brainloom.Tests.Conventions;

/// <summary>Nothing static can change: runs in one process do not know of each other.</summary>
public sealed class StaticFieldTests
{
    static readonly ImmutableHashSet<string> Immutable =
    [
        "System.String", "System.Decimal", "System.DateTime", "System.TimeSpan", "System.Guid", "System.Type", "System.Uri", "System.Version",
        "System.Text.RegularExpressions.Regex", "System.Text.Encoding", "System.Globalization.CultureInfo", "System.Reflection.MethodInfo", "System.Reflection.PropertyInfo",
        "System.Collections.Generic.IReadOnlyList`1", "System.Collections.Generic.IReadOnlyDictionary`2", "System.Collections.Generic.IReadOnlySet`1",
        "System.Buffers.SearchValues`1", "System.Numerics.BigInteger", "System.Text.CompositeFormat",
        // frozen at first use, or made read-only by their maker
        "System.Text.Json.JsonSerializerOptions", "System.Globalization.NumberFormatInfo",
        // a parameter's default in its box
        "System.Object",
    ];

    [Fact]
    public void Static_fields_are_constants_or_readonly_and_immutable()
    {
        var mutable = from assembly in SourceTree.Assemblies
                      from type in assembly.GetTypes()
                      where !IsGenerated(type)
                      from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                      where !field.IsLiteral && !IsLambdaCache(field)
                      where !field.IsInitOnly || !IsImmutable(field.FieldType, [])
                      select $"{type.FullName}.{field.Name}: {field.FieldType}";
        Convention.Holds(mutable);
    }

    [Theory]
    [InlineData(typeof(int), true)]
    [InlineData(typeof(ImmutableArray<string>), true)]
    [InlineData(typeof(Func<int>), true)]
    [InlineData(typeof((string Name, int Number)), true)]
    [InlineData(typeof(int[]), false)]
    [InlineData(typeof(List<int>), false)]
    [InlineData(typeof(ImmutableArray<List<int>>), false)]
    public void The_test_knows_what_is_immutable(Type type, bool immutable) => Assert.Equal(immutable, IsImmutable(type, []));

    static bool IsImmutable(Type type, HashSet<Type> seen)
    {
        if (type.IsPrimitive || type.IsEnum || type.IsPointer || type.IsSubclassOf(typeof(Delegate)) || type.IsSubclassOf(typeof(Attribute)) || !seen.Add(type))
            return true;
        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        if (definition.Namespace is "System.Collections.Immutable" or "System.Collections.Frozen" or "System.Runtime.Intrinsics"
            || Immutable.Contains(definition.FullName!) || definition.FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal))
            return type.GetGenericArguments().All(argument => IsImmutable(argument, seen));
        if (type.IsArray || type.IsInterface || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true) return false;
        for (var layer = type; layer is not null && layer != typeof(object); layer = layer.BaseType)
            if (layer.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                .Any(field => !field.IsInitOnly && !IsInitialised(field) || !IsImmutable(field.FieldType, seen)))
                return false;
        return true;
    }

    // the field behind a parameter of the type, or behind a property without a setter that could be called after construction
    static bool IsInitialised(FieldInfo field) =>
        field.Name.EndsWith(">P", StringComparison.Ordinal)
        || field.IsDefined(typeof(CompilerGeneratedAttribute)) && field.Name.StartsWith('<')
        && field.DeclaringType!.GetProperty(field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)],
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic) is { } property
        && (property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ?? true);

    static bool IsGenerated(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute)) || type.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute))
        || type.Name.Contains('<', StringComparison.Ordinal) || type.DeclaringType is { } outer && IsGenerated(outer)
        || type.BaseType?.FullName == "System.Text.Json.Serialization.JsonSerializerContext";

    static bool IsLambdaCache(FieldInfo field) => field.Name.Contains("CachedAnonymousMethod", StringComparison.Ordinal);
}
