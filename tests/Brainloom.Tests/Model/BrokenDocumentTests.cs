using Brainloom.Model;
using Xunit;

namespace Brainloom.Tests.Model;

/// <summary>Each document in Broken names, at its top, the diagnostics that it must give, and gives no others.</summary>
public sealed class BrokenDocumentTests
{
    static string Folder => Files.Test("Broken");

    public static TheoryData<string> Documents => [.. Directory.GetFiles(Folder, "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Documents))]
    public void PointsAtTheMistake(string name)
    {
        string file = Path.Combine(Folder, name + ".yaml");
        var expected = File.ReadLines(file).TakeWhile(line => line.StartsWith("# expect ", StringComparison.Ordinal)).Select(line => Expected(line, name)).Order();
        var compiled = ModelCompiler.Compile(ModelDocument.Load(file));
        var found = compiled.Diagnostics.Select(d => FormattableString.Invariant($"{d.Code} {Path.GetRelativePath(Folder, Path.GetFullPath(d.File))}:{d.Line}:{d.Column}")).Order();
        Assert.False(compiled.Succeeded);
        Assert.Equal(expected, found);
        Assert.All(compiled.Diagnostics, d => Assert.Matches("[.?]$", d.Message));
    }

    [Fact]
    public void AllMistakesComeAtOnce()
    {
        const string text = """
            brainloom: 1
            parameters: {J: 87.8 pX}
            populations:
              E: {model: iaf_psc_exp, size: -1, parameters: {V_thh: -50 mV, tau_m: 10}}
            projections:
              EE: {source: E, target: I, rule: all_to_all, weight: J, delay: 1 ms}
              EX: {source: E, target: E, rule: all_to_all, weight: J, delay: 0.01 ms}
            """;
        var codes = ModelCompiler.Compile(ModelDocument.Load("model.yaml", _ => text)).Diagnostics.Select(diagnostic => diagnostic.Code);
        Assert.Equal(["bad-expression", "bad-size", "unknown-parameter", "missing-unit", "unknown-population", "short-delay"], codes);
    }

    [Theory]
    [InlineData("unknown-section", "Did you mean 'projections'?")]
    [InlineData("unknown-key", "Did you mean 'weight'?")]
    [InlineData("missing-unit", "Write '-50 mV'.")]
    [InlineData("unknown-model", "Did you mean 'iaf_psc_exp'?")]
    public void SaysWhatToDo(string name, string remedy)
    {
        var compiled = ModelCompiler.Compile(ModelDocument.Load(Path.Combine(Folder, name + ".yaml")));
        Assert.Contains(remedy, compiled.Diagnostics[0].ToString(), StringComparison.Ordinal);
    }

    static string Expected(string line, string name)
    {
        string[] words = line.Split(' ');
        return words[3].Count(c => c == ':') == 2 ? $"{words[2]} {words[3]}" : $"{words[2]} {name}.yaml:{words[3]}";
    }
}
