using System.Text.RegularExpressions;
using Brainloom.Cli;
using Brainloom.Engine;
using Brainloom.Model;
using Xunit;

namespace Brainloom.Tests.Howto;

/// <summary>What the how-to pages show is the text of this folder, and works.</summary>
public sealed class HowtoTests
{
    static readonly string Folder = Path.Combine(Repository.Root, "docs", "howto");

    [Theory]
    [InlineData("add-a-neuron-model.md", "PerfectIntegrator.cs")]
    [InlineData("add-a-connection-rule.md", "Ring.cs")]
    public void A_page_shows_the_source_that_is_tested(string page, string source)
    {
        string shown = Block("csharp").Match(File.ReadAllText(Path.Combine(Folder, page))).Groups[1].Value;
        string text = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Brainloom.Tests", "Howto", source));
        Assert.Equal(text[text.IndexOf("/// <summary>", StringComparison.Ordinal)..].TrimEnd(), shown.TrimEnd());
    }

    [Fact]
    public void The_first_model_has_no_mistakes()
    {
        string text = Block("yaml").Match(File.ReadAllText(Path.Combine(Folder, "run-your-first-model.md"))).Groups[1].Value;
        var compiled = ModelCompiler.Compile(ModelDocument.Load("first.yaml", _ => text));
        Assert.Empty(compiled.Diagnostics);
        Assert.Equal(1000, compiled.Network!.Populations.Sum(population => population.Size));
    }

    [Fact]
    public void The_neuron_model_is_in_the_catalogue_and_fires_at_its_analytic_rate()
    {
        Assert.Contains("perfect_integrator", new Brainloom.Engine.Catalog([typeof(PerfectIntegrator)]).NeuronModels.Keys);
        // 1 mV/ms from 0 to 1 mV in steps of 1/8 ms: a spike every eighth step
        var p = new PerfectIntegrator { C_m = 100, I_e = 100, V_reset = 0, V_th = 1 };
        var coefficients = PerfectIntegrator.Neuron<Double1>.Derive(p, .125);
        var neuron = PerfectIntegrator.Neuron<Double1>.AtRest(p);
        var spikes = Enumerable.Range(1, 24).Where(_ => Double1.Bits(neuron.Step(coefficients, default)) != 0);
        Assert.Equal([8, 16, 24], spikes);
    }

    [Fact]
    public void The_rule_connects_each_source_with_those_that_follow()
    {
        var shape = new Shape(4, 4, true);
        var rows = new Ring { neighbours = 2 }.Prepare(shape, new CounterRandom(1, "test"));
        var random = new CounterRandom(1, "test").Element(0);
        var partners = new RowWriter();
        rows.Connect(3, ref random, ref partners);
        Assert.Equal([0, 1], partners.Partners.ToArray());
        partners.Dispose();
        Assert.Null(new Ring { neighbours = 3 }.Impossible(shape));
        Assert.NotNull(new Ring { neighbours = 4 }.Impossible(shape));
    }

    static Regex Block(string language) => new($"```{language}\n(.*?)```", RegexOptions.Singleline);
}
