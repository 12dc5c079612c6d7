using Brainloom.Engine;
using Brainloom.Model;
using Xunit;

namespace Brainloom.Tests.Model;

public sealed class DocumentTests
{
    const string Variants = """
        brainloom: 1
        parameters: {g: {value: -4, source: paper, note: Table 5}, J: 10 pA}
        sources: {paper: {citation: "A paper", doi: 10.1000/1}}
        populations: {E: {model: iaf_psc_exp, size: 10, parameters: {I_e: J}}}
        projections: {EE: {source: E, target: E, rule: all_to_all, weight: g * J, delay: 1 ms}}
        variants:
          drive:
            default: weak
            weak: {}
            strong: {parameters: {J: 20 pA}, populations: {E: {parameters: {V_th: -50 mV}}}}
            none: {projections: {EE: }}
        """;

    [Fact]
    public void NodesKnowTheirPlaces()
    {
        var document = Document("brainloom: 1\npopulations:\n  E:\n    size: [1,\n      2]\n");
        var population = (MappingNode)((MappingNode)document.Parts[0].Root["populations"]!)["E"]!;
        Assert.Equal(("populations.E", 4, 5), (population.Path, population.Place.Line, population.Place.Column));
        var item = ((SequenceNode)population["size"]!).Items[1];
        Assert.Equal(("populations.E.size[1]", 5, 7), (item.Path, item.Place.Line, item.Place.Column));
    }

    [Fact]
    public void VariantsAreLaidOver()
    {
        var weak = Compile(Variants);
        var strong = Compile(Variants, "drive=strong");
        Assert.Equal(new Constant(-40), weak.Network!.Projections[0].Synapses[0].Weight);
        Assert.Equal(new Constant(-80), strong.Network!.Projections[0].Synapses[0].Weight);
        Assert.Equal(new IafPscExp { I_e = 20, V_th = -50 }, strong.Network.Populations[0].Neuron);
        Assert.Empty(Compile(Variants, "drive=none").Network!.Projections);
        Assert.Equal(("weak", "strong"), (Assert.Single(weak.Choices).Chosen.Name, Assert.Single(strong.Choices).Chosen.Name));
        Assert.Equal(weak.DocumentHash, strong.DocumentHash);
    }

    [Theory]
    [InlineData("g=-5", -50)]
    [InlineData("parameters.g=-6", -60)]
    [InlineData("projections.EE.weight=-7 pA", -7)]
    [InlineData("J=1 pA", -4)]
    public void SetReplacesAValue(string set, double weight) =>
        Assert.Equal(new Constant(weight), Compile(Variants, set).Network!.Projections[0].Synapses[0].Weight);

    [Theory]
    [InlineData("gg=5", "unknown-name", "Did you mean 'g'?")]
    [InlineData("g", "wrong-form", "Write --set g=5, for example.")]
    [InlineData("drive=string", "unknown-variant", "Did you mean 'strong'?")]
    [InlineData("populations.E.sise=5", "unknown-key", "Did you mean 'size'?")]
    [InlineData("projections.EE.delay=1", "missing-unit", "Write '1 ms'.")]
    public void SetIsChecked(string set, string code, string remedy)
    {
        var diagnostic = ModelCompiler.Compile(Document(Variants), new CompileOptions { Sets = [set] }).Diagnostics[0];
        Assert.Equal((code, "--set " + set), (diagnostic.Code, diagnostic.File));
        Assert.Contains(remedy, diagnostic.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void IncludedDocumentsMerge()
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["model.yaml"] = """
                brainloom: 1
                include: [{file: column.yaml, prefix: left/}, {file: column.yaml, prefix: right/}, common.yaml]
                projections: {across: {source: left/E, target: right/*, rule: one_to_one, weight: J, delay: 1 ms}}
                """,
            ["common.yaml"] = "brainloom: 1\nparameters: {J: 3 pA}\n",
            ["column.yaml"] = """
                brainloom: 1
                parameters: {J: 5 pA}
                populations: {E: {model: iaf_psc_exp, size: 7}}
                projections: {EE: {source: E, target: E, rule: all_to_all, weight: J, delay: 1 ms}}
                """,
        };
        var compiled = ModelCompiler.Compile(ModelDocument.Load("model.yaml", file => files[file]));
        Assert.Empty(compiled.Diagnostics);
        Assert.Equal(["left/E", "right/E"], compiled.Populations.Select(population => population.Name));
        Assert.Equal([("across", 3.0), ("left/EE", 5.0), ("right/EE", 5.0)],
            compiled.Network!.Projections.Select(projection => (projection.Name, ((Constant)projection.Synapses[0].Weight).Value)));
        Assert.Equal(1, compiled.Network.Projections[2].Source.Ranges[0].Population);
    }

    [Fact]
    public void ValuesNameTheirSources()
    {
        var values = Document(Variants).Values.ToDictionary(value => value.Path);
        Assert.Equal(("-4", "paper", "Table 5"), (values["parameters.g.value"].Text, values["parameters.g.value"].Source, values["parameters.g.value"].Note));
        Assert.Null(values["parameters.J"].Source);
        Assert.Equal("10.1000/1", Document(Variants).Sources["paper"].Doi);
    }

    [Fact]
    public void HashFollowsContentOfAllFiles()
    {
        string Hash(string end, string size) => ModelCompiler.Compile(ModelDocument.Load("model.yaml", file =>
            file == "sizes.csv" ? $"name,N{end}E,{size}{end}" : $"brainloom: 1{end}populations: {{P: {{table: sizes.csv, model: iaf_psc_exp, size: N}}}}{end}")).DocumentHash;
        Assert.Equal(64, Hash("\n", "5").Length);
        Assert.Equal(Hash("\n", "5"), Hash("\r\n", "5"));
        Assert.NotEqual(Hash("\n", "5"), Hash("\n", "6"));
    }

    [Fact]
    public void OptionsTakePrecedence()
    {
        var options = new CompileOptions { Dt = .05, Seed = 9, Precision = Precision.Double };
        var network = ModelCompiler.Compile(Document(Variants + "\nsimulation: {dt: 0.1 ms, seed: 3, precision: single}\n"), options).Network!;
        Assert.Equal((.05, 9UL, Precision.Double), (network.dt, network.Seed, network.Precision));
    }

    [Fact]
    public void ExamplesOfTheReferenceCompile()
    {
        string[] blocks = File.ReadAllText(Path.Combine(Files.Root, "docs", "reference", "model-document.md")).Split("```");
        var examples = blocks.Where(block => block.StartsWith("yaml\nbrainloom: 1", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(examples);
        Assert.All(examples, example => Compile(example["yaml\n".Length..]));
    }

    [Fact]
    public void ReferenceListsEveryCode()
    {
        string reference = File.ReadAllText(Path.Combine(Files.Root, "docs", "reference", "model-document.md"));
        var codes = Directory.GetFiles(Files.Test("Broken"), "*.yaml").SelectMany(File.ReadLines).Where(line => line.StartsWith("# expect ", StringComparison.Ordinal)).Select(line => line.Split(' ')[2]);
        Assert.All(codes.Distinct(), code => Assert.Contains($"`{code}`", reference, StringComparison.Ordinal));
    }

    [Fact]
    public void AliasesThatMultiplyAreRefused()
    {
        var text = new System.Text.StringBuilder("brainloom: 1\na0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n");
        for (int i = 1; i < 30; i++) text.AppendLine(FormattableString.Invariant($"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]"));
        Assert.Equal("syntax", Assert.Single(Document(text.ToString()).Diagnostics).Code);
    }

    static ModelDocument Document(string text) => ModelDocument.Load("model.yaml", _ => text);

    static CompiledModel Compile(string text, params string[] sets)
    {
        var compiled = ModelCompiler.Compile(Document(text), new CompileOptions { Sets = [.. sets] });
        Assert.Empty(compiled.Diagnostics);
        return compiled;
    }
}
