using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine;

public sealed class CatalogTests
{
    [Stimulus("twice")]
    sealed record First;

    [Stimulus("twice")]
    sealed record Second;

    [Fact]
    public void FindsEntriesWithUnitsTextsAndCitations()
    {
        var entry = Brainloom.Engine.Catalog.Engine.NeuronModels["iaf_psc_exp"];
        var tau_m = entry.Parameter("tau_m")!;
        Assert.Equal(typeof(IafPscExp), entry.Type);
        Assert.Equal(("ms", 10.0), (tau_m.Unit, tau_m.Default));
        Assert.StartsWith("Membrane time constant", tau_m.Summary, StringComparison.Ordinal);
        Assert.Equal("must be greater than zero", tau_m.Violation(0));
        Assert.Null(tau_m.Violation(1));
        Assert.Contains(entry.State, variable => variable is { Name: "V_m", Unit: "mV", Summary: "Membrane potential." });
        Assert.Contains("dV_m/dt", entry.Remarks, StringComparison.Ordinal);
        Assert.Equal(["excitatory", "inhibitory"], entry.Receptors.Select(receptor => receptor.Name));
        Assert.Contains(entry.Citations, citation => citation.Doi == "10.1007/s004220050570");
    }

    [Fact]
    public void NamesOfParametersAreThoseOfDocuments()
    {
        var normal = Brainloom.Engine.Catalog.Engine.Distributions["normal"];
        Assert.Equal(["mean", "std", "min", "max", "out_of_bounds"], normal.Parameters.Select(parameter => parameter.Name));
        Assert.True(normal.Parameter("mean")!.Required);
        Assert.True(Brainloom.Engine.Catalog.Engine.ConnectionRules["fixed_total_number"].Parameter("N")!.IsWhole);
    }

    [Fact]
    public void DuplicateNamesThrow() => Assert.Throws<InvalidOperationException>(() => new Brainloom.Engine.Catalog([typeof(First), typeof(Second)]));
}
