using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Xunit;

namespace Brainloom.Tests.Conventions;

/// <summary>Every public member of the product says what it is.</summary>
public sealed class DocumentationTests
{
    [Fact]
    public void Every_public_member_has_a_summary()
    {
        var silent = from assembly in SourceTree.Assemblies
                     let texts = Members(assembly)
                     from type in assembly.GetExportedTypes()
                     where !IsGenerated(type)
                     from id in Ids(type)
                     where !Speaks(texts, id)
                     select id;
        Convention.Holds(silent);
    }

    static Dictionary<string, XElement> Members(Assembly assembly) =>
        XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member").ToDictionary(member => member.Attribute("name")!.Value);

    static IEnumerable<string> Ids(Type type)
    {
        const BindingFlags declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        string name = type.FullName!.Replace('+', '.');
        yield return "T:" + name;
        if (type.IsSubclassOf(typeof(Delegate))) yield break;
        foreach (var field in type.GetFields(declared).Where(field => !field.IsSpecialName && !IsGenerated(field))) yield return $"F:{name}.{field.Name}";
        foreach (var property in type.GetProperties(declared).Where(property => !IsGenerated(property) && !IsPositional(type, property)))
            yield return $"P:{name}.{property.Name}";
        foreach (var method in type.GetMethods(declared).Where(method => !method.IsSpecialName && !IsGenerated(method))) yield return $"M:{name}.{method.Name}";
    }

    // overloads share a prefix: each must speak
    static bool Speaks(Dictionary<string, XElement> texts, string id)
    {
        var found = texts.Where(pair => pair.Key == id || (id[0] is 'M' or 'P' && (pair.Key.StartsWith(id + "(", StringComparison.Ordinal)
            || pair.Key.StartsWith(id + "``", StringComparison.Ordinal)))).Select(pair => pair.Value).ToArray();
        return found.Length > 0 && found.All(member => member.Element("inheritdoc") is not null || member.Element("summary") is { } text && text.Value.Trim().Length > 0
            || member.Element("summary")?.HasElements == true);
    }

    static bool IsGenerated(MemberInfo member) => member.IsDefined(typeof(CompilerGeneratedAttribute)) || member.Name.Contains('<', StringComparison.Ordinal)
        || member is PropertyInfo { GetMethod: { } get } && member.Name == "EqualityContract" && get.IsVirtual;

    // described by the param tags of the record
    static bool IsPositional(Type type, PropertyInfo property) =>
        type.GetMethod("<Clone>$") is not null || type.IsValueType
            ? type.GetConstructors().Any(constructor => constructor.GetParameters().Any(parameter => parameter.Name == property.Name && parameter.ParameterType == property.PropertyType))
            : false;
}
