using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Model;

public sealed class TableRowTests
{
    const string Populations = "populations: {A: {model: iaf_psc_exp, size: 10}, B: {model: iaf_psc_exp, size: 20}}\n";

    [Fact]
    public void ARowMakesAProjection()
    {
        var network = Documents.Network(Populations + """
            parameters: {spread: 0.1}
            projections:
              cortex:
                table: projections.csv
                where: kind == 1
                source: {column: pre}
                target: {column: post}
                receptor: {column: receptor}
                rule: {fixed_indegree: {indegree: n}}
                weight: {normal: {mean: w, std: spread * w}}
                delay: {column: delay}
            """, ("projections.csv", "pre,post,kind,n,w [nA],spread,delay [s],receptor\nA,B,1,3,0.01,,0.001,\nB,A,0,4,0.02,,,\nB,B,1,5,0.03,0.5,0.002,excitatory\n"));
        Assert.Equal(["cortex/A->B", "cortex/B->B"], network.Projections.Select(projection => projection.Name));
        Assert.Equal([3, 5], network.Projections.Select(projection => ((FixedIndegree)projection.Rule).indegree));
        Assert.Equal([new Normal { mean = 10, std = 1 }, new Normal { mean = 30, std = 15 }], network.Projections.Select(projection => projection.Synapses[0].Weight));
        Assert.Equal([new Constant(1), new Constant(2)], network.Projections.Select(projection => projection.Synapses[0].Delay));
        Assert.Equal([null, "excitatory"], network.Projections.Select(projection => projection.Synapses[0].Receptor));
    }

    [Fact]
    public void ARowMakesAStimulus()
    {
        var network = Documents.Network(Populations + """
            stimuli:
              drive: {table: drive.csv, where: rate > 0 Hz, stimulus: {poisson_generator: {rate: rate}}, target: {column: name}, weight: w}
            """, ("drive.csv", "name,rate [Hz],w [pA]\nA,100,10\nB,0,20\n"));
        Assert.Equal(("drive/A", 100.0), (Assert.Single(network.Stimuli).Name, ((PoissonGenerator)network.Stimuli[0].Stimulus).rate));
    }

    [Fact]
    public void NamesOfAnIncludedDocumentCarryItsPrefix()
    {
        var network = Documents.Network("include: {file: part.yaml, prefix: left/}", ("part.yaml", "brainloom: 1\n" + Populations + """
            projections: {c: {table: c.csv, source: {column: pre}, target: {column: post}, rule: all_to_all, weight: 1 pA, delay: 1 ms}}
            """), ("c.csv", "pre,post\nA,B\n"));
        Assert.Equal("left/c/A->B", Assert.Single(network.Projections).Name);
    }

    [Theory]
    [InlineData("pre,post,w [pA]\nA,C,1\n", "unknown-population")]
    [InlineData("pre,post,w [pA]\nA,,1\n", "missing-key")]
    [InlineData("pre,post,w [pA]\nA,B,1\nA,B,2\n", "duplicate-name")]
    [InlineData("pre,post,w [pA]\nA,B,\nB,A,1\n", "unknown-name")]
    [InlineData("pre,post,w [pA]\nA,B,one\nB,A,1\n", "bad-number")]
    [InlineData("pre,post,w [pA]\nA,B,1\n", "wrong-form", "where: 1, ", "")]
    [InlineData("pre,pist,w [pA]\nA,B,1\n", "unknown-column")]
    public void MistakesAreNamed(string table, string code, string where = "", string file = "table: c.csv, ")
    {
        string ends = file.Length > 0 ? "source: {column: pre}, target: {column: post}" : "source: A, target: B";
        var compiled = Documents.Compile(Populations + $"projections: {{c: {{{file}{where}{ends}, rule: all_to_all, weight: {(file.Length > 0 ? "w" : "1 pA")}, delay: 1 ms}}}}\n", files: ("c.csv", table));
        Assert.Equal(code, compiled.Diagnostics[0].Code);
        Assert.Equal(code is "unknown-column" or "wrong-form" or "unknown-name" ? "model.yaml" : "c.csv", compiled.Diagnostics[0].File);
    }
}
