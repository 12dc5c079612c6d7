using System.Text.Json;
using Brainloom.Cli;
using Brainloom.Cli.Runs;
using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Cli;

public sealed class PlanCommandTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("brainloom-plan-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_plan_says_what_a_run_will_take()
    {
        var plan = await Invocation.Of("plan", "models/brunel", "--scale", "0.2", "--rate", "10Hz", "--json", "-");
        Assert.Equal(ExitCode.Done, plan.Code);
        var json = JsonDocument.Parse(plan.Output).RootElement;
        Assert.Equal(2500, json.GetProperty("neurons").GetInt64());
        Assert.Equal(2500 * 250, json.GetProperty("synapses").GetDouble());
        Assert.True(json.GetProperty("fits").GetBoolean());
        Assert.Equal(2500 * 250 * 10, json.GetProperty("events_per_s").GetDouble());
        Assert.Equal("excitatory", json.GetProperty("projections")[0].GetProperty("name").GetString());
        foreach (string name in (string[])["memory_bytes", "row_bytes", "state_bytes", "program_bytes", "build_s", "sim_s", "rtf"]) Assert.True(json.GetProperty(name).GetDouble() > 0, name);
        Assert.Contains("2 of 2 populations fire at 10", plan.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_says_which_synapses_are_stored_and_which_are_drawn()
    {
        var stored = await Invocation.Of("plan", "models/brunel", "--scale", "0.2", "--json", "-");
        var drawn = await Invocation.Of("plan", "models/brunel", "--scale", "0.2", "--connectivity", "procedural", "--json", "-");
        Assert.Contains("all stored", stored.Errors, StringComparison.Ordinal);
        Assert.Contains("all drawn when a spike arrives", drawn.Errors, StringComparison.Ordinal);
        JsonElement before = JsonDocument.Parse(stored.Output).RootElement, after = JsonDocument.Parse(drawn.Output).RootElement;
        Assert.Equal(("stored", 0), (before.GetProperty("connectivity").GetString(), before.GetProperty("drawn_synapses").GetDouble()));
        Assert.Equal(("procedural", 2500 * 250), (after.GetProperty("connectivity").GetString(), after.GetProperty("drawn_synapses").GetDouble()));
        Assert.Equal(0, after.GetProperty("row_bytes").GetDouble());
        // out-degrees of fixed_indegree, and 1.5 ms of what spikes draw
        Assert.InRange(after.GetProperty("drawing_bytes").GetDouble(), 2500 * 8, 2500 * 8 + .1 * before.GetProperty("row_bytes").GetDouble());
        Assert.Equal(2500 * 250, after.GetProperty("populations").EnumerateArray().Sum(population => population.GetProperty("drawn_synapses").GetDouble()));
    }

    [Fact]
    public async Task Rates_come_from_observations_where_the_document_has_some()
    {
        var plan = await Invocation.Of("plan", "models/brunel", "--json", "-", "--quiet");
        var population = JsonDocument.Parse(plan.Output).RootElement.GetProperty("populations")[0];
        Assert.Equal(("observation", 31.99), (population.GetProperty("rate_from").GetString(), population.GetProperty("rate_hz").GetDouble()));
    }

    [Fact]
    public async Task Without_an_observation_the_mean_rate_of_a_population_is_taken()
    {
        // observations with constant input hold at half scale alone
        var plan = await Invocation.Of("plan", "models/microcircuit", "--set", "drive=dc", "--scale", "0.1", "--json", "-", "--quiet");
        var population = JsonDocument.Parse(plan.Output).RootElement.GetProperty("populations")[0];
        Assert.Equal(("mean_rate", 0.903), (population.GetProperty("rate_from").GetString(), Math.Round(population.GetProperty("rate_hz").GetDouble(), 9)));
    }

    [Fact]
    public async Task The_structure_is_told_by_region_and_relays_apart()
    {
        string model = Path.Combine(folder, "regions.yaml");
        File.WriteAllText(model, """
            brainloom: 1
            name: regions
            simulation: {dt: 0.1 ms, seed: 1, time: 50 ms}
            populations:
              M1/E: {size: 1200, model: iaf_psc_exp, region: M1, layer: L5, tags: {category: cortex, type: PT}}
              M1/I: {size: 300, model: iaf_psc_exp, region: M1, layer: L6, tags: {category: cortex, type: PV}}
              BG/MSN: {size: 100, model: iaf_psc_exp, region: BG, layer: MSN, tags: {category: basal ganglia}}
              BG/CSN: {size: 4000, model: parrot_neuron, region: BG, tags: {category: relay}}
            """);
        var plan = await Invocation.Of("plan", model, "--json", "-");
        var json = JsonDocument.Parse(plan.Output).RootElement;
        Assert.Equal((1600, 4000), (json.GetProperty("neurons").GetInt64(), json.GetProperty("relays").GetInt64()));
        Assert.Equal("M1", json.GetProperty("structure").GetProperty("rows")[0].GetProperty("region").GetString());
        Assert.Matches(@"cortex +M1 +1\u2009500 +2 +2", plan.Errors);
        Assert.Contains("4\u2009000 relays of BG", plan.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_machine_is_answered_for_and_what_would_suffice_is_said()
    {
        var plan = await Invocation.Of("plan", "models/brunel", "--scale", "0.2", "--precision", "double", "--machine", "cores=64,memory=10MB");
        Assert.Equal((ExitCode.Done, ""), (plan.Code, plan.Errors));
        foreach (string text in (string[])["does not fit", "with 64 threads", "--precision single", "A machine with"]) Assert.Contains(text, plan.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("write cores=64,memory=256GB", "--machine", "cores=many")]
    [InlineData("write cores=64,memory=256GB", "--machine", "memory=12")]
    [InlineData("is not a rate", "--rate", "5")]
    public async Task Wrong_options_exit_with_1(string message, string option, string value)
    {
        var plan = await Invocation.Of("plan", "models/brunel", option, value);
        Assert.Equal((ExitCode.Mistake, ""), (plan.Code, plan.Output));
        Assert.Contains(message, plan.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_needs_more_memory_than_there_is_is_refused_before_anything_is_built()
    {
        string model = Path.Combine(folder, "large.yaml"), results = Path.Combine(folder, "out");
        File.WriteAllText(model, """
            brainloom: 1
            name: large
            simulation: {dt: 0.1 ms, seed: 1, time: 50 ms}
            populations:
              E: {size: 1000000, model: iaf_psc_exp}
            projections:
              recurrent: {source: E, target: E, rule: {fixed_total_number: {N: 1e15}}, weight: 10 pA, delay: 1 ms}
            """);
        var run = await Invocation.Of("run", model, "--out", results);
        Assert.Equal((ExitCode.Failure, ""), (run.Code, run.Output));
        Assert.Contains("large needs", run.Errors, StringComparison.Ordinal);
        Assert.Contains("A machine with", run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(results));
    }

    [Fact]
    public void What_the_engine_cannot_follow_is_a_mistake_that_names_the_entry()
    {
        var all = new NodeCollection(0, 0, 10);
        var description = new NetworkDescription
        {
            Populations = [new PopulationDescription { Name = "E", Size = 10, Neuron = new IafPscExp() }],
            Projections =
            [
                new ProjectionDescription
                {
                    Name = "recurrent", Source = all, Target = all, Rule = new AllToAll(),
                    Synapses = [new SynapseDescription { Receptor = "AMPA", Weight = new Constant(1), Delay = new Constant(1) }],
                },
            ],
        };
        var mistake = Assert.Throws<Mistake>(() => Consistency.Require(() => Network.Build(description, 1)));
        Assert.StartsWith("recurrent: population E has no receptor AMPA", mistake.Message, StringComparison.Ordinal);
    }
}
