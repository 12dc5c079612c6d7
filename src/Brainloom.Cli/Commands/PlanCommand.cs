using System.CommandLine;
using Brainloom.Cli.Plans;
using Brainloom.Cli.Runs;
using Brainloom.Cli.Terminal;
using Brainloom.Model;

namespace Brainloom.Cli.Commands;

/// <summary><c>plan</c>: what a run will take, before anything is built.</summary>
sealed class PlanCommand : DocumentedCommand
{
    readonly ModelArguments model;
    readonly OutputOptions output;
    readonly ThreadsOption threads = new();
    readonly ConnectivityOption connectivity = new();
    readonly Option<TargetMachine?> machine = new("--machine")
    {
        HelpName = "cores=N,memory=SIZE",
        Description = "Plans for another machine, such as cores=64,memory=256GB, instead of this one.",
        CustomParser = TargetMachine.Read,
    };

    readonly Option<double?> rate = new("--rate") { HelpName = "RATE", Description = "Rate of populations for which the document expects none; 5Hz otherwise.", CustomParser = Rates.Read };

    public PlanCommand() : base("plan", "Says what a run will take before anything is built: neurons, synapses, memory, time to build and to simulate.")
    {
        Examples =
        [
            new("plan models/microcircuit", "on this machine"),
            new("plan models/microcircuit --scale 2 --machine cores=64,memory=256GB", "a larger one on another machine"),
            new("plan my-model.yaml --rate 20Hz --json -", "with another assumption about rates, as JSON"),
        ];
        model = new ModelArguments(this);
        foreach (var option in (Option[])[machine, rate, threads, connectivity]) Add(option);
        output = new OutputOptions(this);
        SetAction((parsed, stop) => Task.FromResult(Show(parsed, output.Open(parsed), stop)));
    }

    int Show(ParseResult parsed, Output output, CancellationToken stop)
    {
        var compiled = model.Compile(parsed);
        DiagnosticText.Write(output.Errors, compiled.Diagnostics);
        if (compiled.Network is null) return ExitCode.Mistake;
        var plan = Consistency.Require(() => new Planner(compiled, parsed.GetValue(rate) ?? Planner.AssumedRate).Plan(parsed.GetValue(machine) ?? TargetMachine.This(parsed.GetValue(threads)), parsed.GetValue(connectivity), stop));
        PlanText.Write(output.Text, plan);
        output.WriteJson(plan.ToJson());
        return ExitCode.Done;
    }
}
