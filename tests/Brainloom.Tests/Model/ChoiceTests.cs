using Brainloom.Engine;
using Brainloom.Model;
using Xunit;

namespace Brainloom.Tests.Model;

public sealed class ChoiceTests
{
    const string Main = """
        include: [{file: left.yaml, prefix: l/}, {file: right.yaml, prefix: r/}]
        """;

    const string Part = """
        brainloom: 1
        sources: {paper: A paper}
        parameters: {N: 10}
        populations: {E: {model: iaf_psc_exp, size: N}}
        variants:
          connectivity:
            note: How many contacts a pair has
            default: published
            published: {note: as built, source: paper}
            once: {note: as written, parameters: {N: 20}}
            twice: {parameters: {N: 40}}
        """;

    static readonly (string, string)[] Files = [("left.yaml", Part), ("right.yaml", Part.Replace("default: published", "default: once", StringComparison.Ordinal))];

    static int[] Sizes(string text, params string[] sets) =>
        [.. Compile(text, sets).Network!.Populations.Select(population => population.Size)];

    static CompiledModel Compile(string text, params string[] sets) =>
        Documents.Flawless(Documents.Compile(text, new CompileOptions { Sets = [.. sets] }, null, Files));

    [Fact]
    public void EveryPartFollowsAChoice()
    {
        Assert.Equal([10, 20], Sizes(Main));
        Assert.Equal([40, 40], Sizes(Main, "connectivity=twice"));
        Assert.Equal([40, 40], Sizes(Main + "\nchoices: {connectivity: twice}"));
        Assert.Equal([20, 20], Sizes(Main + "\nchoices: {connectivity: twice}", "connectivity=once"));
        Assert.Equal([20, 20], Sizes(Main + "\nvariants: {preset: {a: {choices: {connectivity: once}}}}"));
    }

    [Fact]
    public void TheOutermostDocumentWins()
    {
        var between = ("between.yaml", "brainloom: 1\ninclude: left.yaml\nchoices: {connectivity: twice}");
        int Size(string text) => Documents.Flawless(Documents.Compile(text, null, null, [between, .. Files])).Network!.Populations[0].Size;
        Assert.Equal(40, Size("include: between.yaml"));
        Assert.Equal(20, Size("include: between.yaml\nchoices: {connectivity: once}"));
    }

    [Fact]
    public void ChoicesCarryTheirEvidence()
    {
        var choices = Compile(Main, "connectivity=published").Choices;
        Assert.Equal(["l/", "r/"], choices.Select(choice => choice.Prefix));
        var first = choices[0];
        Assert.Equal(("connectivity", "How many contacts a pair has", true), (first.Variant, first.Note, first.IsSet));
        Assert.Equal(new Alternative("published", "as built", "paper"), first.Chosen);
        Assert.Equal([first.Chosen, new Alternative("once", "as written", null), new Alternative("twice", null, null)], first.Alternatives);
        Assert.False(Compile(Main).Choices[0].IsSet);
    }

    [Fact]
    public void AnIncludeChoosesForItself()
    {
        const string text = "include: [{file: left.yaml, prefix: l/, choices: {connectivity: twice}}, {file: right.yaml, prefix: r/}]";
        Assert.Equal([40, 20], Sizes(text));
        Assert.Equal([40, 10], Sizes(text + "\nchoices: {connectivity: published}"));
        Assert.Equal([10, 10], Sizes(text, "connectivity=published"));
    }

    [Fact]
    public void AnIncludeGivesParametersOtherValues()
    {
        const string text = "parameters: {N: 3}\ninclude: [{file: left.yaml, prefix: l/, parameters: {N: 2 * N}}, {file: right.yaml, prefix: r/}]";
        Assert.Equal([6, 20], Sizes(text));
        Assert.Equal([14, 20], Sizes(text, "N=7"));
        Assert.Equal([8, 20], Sizes(text, "l/N=8"));
        var diagnostic = Documents.Compile("include: {file: left.yaml, parameters: {M: 1}}", null, null, Files).Diagnostics[0];
        Assert.Equal("unknown-name", diagnostic.Code);
    }

    [Theory]
    [InlineData("l/N=7", 7, 20)]
    [InlineData("populations.r/E.size=8", 10, 8)]
    public void SetReachesIncludedDocuments(string set, int left, int right) => Assert.Equal([left, right], Sizes(Main, set));

    [Theory]
    [InlineData("choices: {connectivty: once}", "unknown-variant", "Did you mean 'connectivity'?")]
    [InlineData("choices: {connectivity: onse}", "unknown-variant", "Did you mean 'once'?")]
    [InlineData("choices: once", "wrong-form", "For example")]
    public void MistakesAreNamed(string section, string code, string remedy)
    {
        var diagnostic = Documents.Compile(Main + "\n" + section, null, null, Files).Diagnostics[0];
        Assert.Equal((code, "model.yaml"), (diagnostic.Code, diagnostic.File));
        Assert.Contains(remedy, diagnostic.Remedy, StringComparison.Ordinal);
    }
}
