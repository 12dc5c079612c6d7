using Brainloom.Analysis;
using Brainloom.Cli.Terminal;
using Spectre.Console;

namespace Brainloom.Cli.Plans;

/// <summary>A plan as a person reads it.</summary>
static class PlanText
{
    const int MostProjections = 12;

    /// <summary>Writes a plan.</summary>
    public static void Write(IAnsiConsole console, Plan plan)
    {
        string machine = plan.Machine.Here ? "this machine" : "that machine";
        console.WriteLine($"{plan.Model}: {Number.Count(plan.Neurons)} neurons, {Number.Count((long)plan.Synapses)} synapses expected, {plan.Precision} precision");
        console.WriteLine($"  memory   {Number.Prefixed(plan.MemoryBytes, "B")} of the {Number.Prefixed(plan.Machine.MemoryBytes, "B")} of {machine}: {(plan.Fits ? "fits" : "does not fit")}");
        console.WriteLine($"           synapses {Number.Prefixed(plan.RowBytes, "B")}, {(plan.DrawnSynapses > 0 ? $"drawn synapses {Number.Prefixed(plan.DrawingBytes, "B")}, " : "")}neurons {Number.Prefixed(plan.StateBytes, "B")}, "
            + $"{(plan.BuildingBytes > 0 ? $"while building {Number.Prefixed(plan.BuildingBytes, "B")}, " : "")}recorded spikes {Number.Prefixed(plan.SpikeBytes, "B")}, program {Number.Prefixed(plan.ProgramBytes, "B")}");
        console.WriteLine($"  synapses {Connectivity(plan)}");
        console.WriteLine($"  build    {Seconds(plan.BuildS)} with {Number.Count(plan.Machine.Cores)} {(plan.Machine.Cores == 1 ? "thread" : "threads")}");
        console.WriteLine($"  simulate {Seconds(plan.Rtf * (plan.WarmupMs + plan.SimulatedMs) / 1000)} for {Number.Text((plan.WarmupMs + plan.SimulatedMs) / 1000)} s: "
            + $"real-time factor {Number.Text(plan.Rtf)}, {Number.Prefixed(plan.EventsPerS, "")} synaptic events/s");
        foreach (string remedy in plan.Remedies) console.WriteLine($"  {remedy}");
        foreach (string assumption in plan.Assumptions) console.WriteLine($"  Assumed: {assumption}");
        console.WriteLine();
        StructureText.Write(console, plan.Structure);
        StructureText.WriteChoices(console, plan.Choices);
        console.Write(Populations(plan));
        console.Write(Projections(plan));
    }

    static string Connectivity(Plan plan) => plan.Connectivity switch
    {
        "stored" => "all stored",
        "procedural" => "all drawn when a spike arrives",
        _ => $"{Number.Count((long)(plan.Synapses - plan.DrawnSynapses))} stored, {Number.Count((long)plan.DrawnSynapses)} drawn when a spike arrives",
    };

    static string Seconds(double seconds) => seconds < TimeSpan.MaxValue.TotalSeconds ? Numbers.Duration(TimeSpan.FromSeconds(seconds)) : $"{Number.Text(seconds)} s";

    static Table Populations(Plan plan)
    {
        var table = Headed("population", "neurons", "rate (Hz)", "outgoing synapses", "drawn");
        foreach (var population in plan.Populations.OrderByDescending(population => population.Neurons).Take(MostProjections))
            table.AddRow(new Text(population.Name), new Text(Number.Count(population.Neurons)), new Text(Number.Text(population.RateHz)), new Text(Number.Count((long)population.OutgoingSynapses)), new Text(Number.Count((long)population.DrawnSynapses)));
        var others = plan.Populations.OrderByDescending(population => population.Neurons).Skip(MostProjections).ToList();
        if (others.Count > 0)
            table.AddRow(new Text($"{Number.Count(others.Count)} others"), new Text(Number.Count(others.Sum(population => (long)population.Neurons))), new Text(""), new Text(Number.Count((long)others.Sum(population => population.OutgoingSynapses))),
                new Text(Number.Count((long)others.Sum(population => population.DrawnSynapses))));
        return table;
    }

    static Table Projections(Plan plan)
    {
        var table = Headed("projection", "synapses", "bytes per synapse", "memory");
        foreach (var projection in plan.Projections.Take(MostProjections))
            table.AddRow(new Text(projection.Name), new Text(Number.Count((long)projection.Synapses)), new Text(Number.Count(projection.BytesPerSynapse)), new Text(Number.Prefixed(projection.Bytes, "B")));
        var others = plan.Projections.Skip(MostProjections).ToList();
        if (others.Count > 0)
            table.AddRow(new Text($"{Number.Count(others.Count)} others"), new Text(Number.Count((long)others.Sum(projection => projection.Synapses))), new Text(""), new Text(Number.Prefixed(others.Sum(projection => projection.Bytes), "B")));
        return table;
    }

    static Table Headed(string first, params string[] numbers)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn(first);
        foreach (string head in numbers) table.AddColumn(head, column => column.RightAligned());
        return table;
    }
}
