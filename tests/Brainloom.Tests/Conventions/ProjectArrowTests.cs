using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Brainloom.Tests.Conventions;

/// <summary>Projects refer to each other only as the list in ARCHITECTURE.md draws it.</summary>
public sealed partial class ProjectArrowTests
{
    [Fact]
    public void Projects_refer_only_along_the_arrows_of_the_architecture()
    {
        var allowed = Arrows();
        var wrong = from project in SourceTree.Files(".csproj", "src")
                    let name = Path.GetFileNameWithoutExtension(project)
                    from reference in References(project)
                    where !allowed[name].Contains(reference)
                    select $"{name} -> {reference}";
        Convention.Holds(wrong);
    }

    [Fact]
    public void The_architecture_lists_every_project()
    {
        var listed = Arrows();
        Assert.Equal(SourceTree.Files(".csproj", "src").Select(project => Path.GetFileNameWithoutExtension(project)), listed.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_arrows_form_no_cycle()
    {
        var arrows = Arrows();
        var placed = new HashSet<string>();
        while (arrows.Keys.FirstOrDefault(name => !placed.Contains(name) && arrows[name].IsSubsetOf(placed)) is { } next) placed.Add(next);
        Assert.Equal(arrows.Keys.Order(StringComparer.Ordinal), placed.Order(StringComparer.Ordinal));
    }

    // lines such as "Brainloom.Model   documents ...   -> Engine" of the architecture
    static Dictionary<string, HashSet<string>> Arrows()
    {
        var arrows = new Dictionary<string, HashSet<string>>();
        foreach (Match line in Arrow().Matches(SourceTree.Text("ARCHITECTURE.md")))
        {
            var targets = line.Groups[2].Value.Split(", ").Where(target => target != "nothing").Select(target => "Brainloom." + target);
            arrows.Add(line.Groups[1].Value, [.. targets]);
        }
        return arrows;
    }

    static IEnumerable<string> References(string project) =>
        XDocument.Parse(SourceTree.Text(project)).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

    [GeneratedRegex(@"^\s*(Brainloom\.\w+)\b.*-> ([\w, ]+?)\s*$", RegexOptions.Multiline)]
    private static partial Regex Arrow();
}
