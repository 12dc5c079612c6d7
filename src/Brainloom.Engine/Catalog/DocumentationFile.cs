using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Brainloom.Engine;

/// <summary>The doc comments of an assembly, read from the XML file that the compiler writes beside it.</summary>
sealed partial class DocumentationFile
{
    readonly Dictionary<string, XElement> members = [];

    public DocumentationFile(Assembly assembly)
    {
        string path = Path.ChangeExtension(assembly.Location, ".xml");
        if (!File.Exists(path)) return;
        foreach (var member in XDocument.Load(path).Descendants("member")) members[member.Attribute("name")!.Value] = member;
    }

    public string Text(string member, string element) =>
        members.TryGetValue(member, out var found) && found.Element(element) is { } text ? Plain(text) : "";

    public string OfType(Type type, string element) => Text("T:" + Name(type), element);

    public string OfMember(MemberInfo member, string element = "summary") =>
        Text((member is PropertyInfo ? "P:" : "F:") + Name(member.DeclaringType!) + "." + member.Name, element);

    static string Name(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    // preformatted equations keep their lines, everything else flows
    static string Plain(XElement element) => string.Concat(element.Nodes().Select(node => node switch
    {
        XElement { Name.LocalName: "code" } code => "\n" + Unindented(code.Value) + "\n",
        XElement { Name.LocalName: "see" or "paramref" or "typeparamref" } link => Last(link),
        XElement inner => Plain(inner),
        XText text => Blank().Replace(text.Value, " "),
        _ => "",
    })).Trim();

    static string Last(XElement link)
    {
        string target = (link.Attribute("cref") ?? link.Attribute("name") ?? link.Attribute("langword"))?.Value ?? link.Value;
        return target[(target.LastIndexOf('.') + 1)..];
    }

    static string Unindented(string code)
    {
        var lines = code.Trim('\n', '\r').Split('\n');
        int indent = lines.Where(line => line.Trim().Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty().Min();
        return string.Join('\n', lines.Select(line => line.Length > indent ? line[indent..].TrimEnd() : "")).Trim('\n');
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
