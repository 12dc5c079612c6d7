using Brainloom.Analysis;
using Spectre.Console;

namespace Brainloom.Cli.Runs;

/// <summary>What a person wants to know first of a run: size, speed, rates, observations.</summary>
static class RunSummary
{
    /// <summary>Writes the summary of a run.</summary>
    public static void Write(IAnsiConsole console, RunResult result)
    {
        console.WriteLine($"{result.Model}: {Number.Count(result.Neurons)} neurons, {Number.Count(result.Synapses)} synapses");
        console.WriteLine($"  built in {Number.Text(result.BuildS)} s ({Number.Prefixed(result.SynapsesPerSBuilt, "")} synapses/s), {Number.Prefixed(result.PeakRssBytes, "B")} at most");
        console.WriteLine($"  {Number.Text(result.SimulatedMs / 1000)} s simulated in {Number.Text(result.SimS)} s on {Number.Count(result.Threads)} {(result.Threads == 1 ? "thread" : "threads")}: "
            + $"real-time factor {Number.Text(result.Rtf)}, {Number.Prefixed(result.EventsPerSPerCore, "")} synaptic events/s per core");
        console.WriteLine($"  {Number.Count(result.Spikes)} spikes, hash {result.SpikeHash}");
        console.WriteLine();
        console.Write(Populations(result));
        if (result.Observations.Length > 0) Observations(console, result);
    }

    static Table Populations(RunResult result)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("population");
        foreach (string head in (string[])["neurons", "rate (Hz)", "CV of ISI", "correlation"]) table.AddColumn(head, column => column.RightAligned());
        foreach (var (name, population) in result.Populations)
            table.AddRow(new Text(name), new Text(Number.Count(population.Neurons)), new Text(Number.Text(population.RateHz)), new Text(Number.Text(population.CvIsi)),
                new Text(Number.Text(population.Correlation)));
        return table;
    }

    static void Observations(IAnsiConsole console, RunResult result)
    {
        int within = result.Observations.Count(observation => observation.Within == true), judged = result.Observations.Count(observation => observation.Within is not null);
        if (judged > 0) console.WriteLine($"{within} of {judged} observations are within the expected range.");
        foreach (var outside in result.Observations.Where(observation => observation.Within == false))
            console.WriteLine($"  {outside.Name}: expected {outside.Expected}, {outside.Note ?? $"measured {Number.Text(outside.Measured)} {outside.Unit}".TrimEnd()}");
        foreach (var why in result.Observations.Where(observation => observation.Within is null).GroupBy(observation => observation.Note))
            console.WriteLine($"  {why.Count()} {(why.Count() == 1 ? "observation" : "observations")} {why.Key}");
    }
}
