using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Brainloom.Analysis;
using Brainloom.Cli.Runs;
using Brainloom.Cli.Terminal;
using Brainloom.Engine;
using Spectre.Console;

namespace Brainloom.Cli.Benchmarks;

/// <summary>Neuron models alone: what a step of a neuron takes on one core.</summary>
sealed class NeuronsWorkload : Workload
{
    const int WindowSteps = 10;

    readonly Option<int> neurons = new("--neurons") { HelpName = "N", Description = "Neurons of each model.", DefaultValueFactory = _ => 100_000 };
    readonly Option<int> windows = new("--windows") { HelpName = "N", Description = "Windows of 10 steps, of which the median counts.", DefaultValueFactory = _ => 201 };
    readonly Option<string?> model = new("--model") { HelpName = "NAME", Description = "One neuron model instead of all." };

    public NeuronsWorkload() : base("neurons", "Steps 100,000 neurons of each model on one core, without synapses: time per neuron and step.", threaded: false)
    {
        Protocol =
        [
            "Each model with its defaults, a population of its own, in single and in double precision; models with a number of receptors to choose have three.",
            "firing: an external current I_e makes neurons fire, which begin at potentials drawn between rest and threshold. resting: the defaults, nothing arrives.",
            "100 ms are simulated before; then windows of 10 steps are timed, short enough that other programs disturb few of them; the median is reported, by neuron and step.",
        ];
        Examples = [new("bench neurons --json -", "all models, as JSON"), new("bench neurons --model iaf_cond_alpha --windows 1001", "one model, for longer")];
        foreach (var option in (Option<int>[])[neurons, windows])
        {
            option.Validators.Add(result =>
            {
                if (result.GetValueOrDefault<int>() < 1) result.AddError($"{option.Name} must be at least 1.");
            });
            Add(option);
        }
        model.AcceptOnlyFromAmong([.. Catalog.Engine.NeuronModels.Keys]);
        Add(model);
    }

    protected override int Measure(ParseResult parsed, Output output, CancellationToken stop)
    {
        int size = parsed.GetValue(neurons), count = parsed.GetValue(windows);
        var cases = (from entry in Catalog.Engine.NeuronModels.Values
                     where parsed.GetValue(model) is not { } only || only == entry.Name
                     from precision in Enum.GetValues<Precision>()
                     from firing in (bool[])[true, false]
                     where !firing || entry.Parameter("I_e") is not null || entry.Parameter("rate") is not null
                     select (entry, precision, firing)).ToArray();
        var rows = output.Progress.Show("Measuring", report => cases.Select((one, index) =>
        {
            report((double)index / cases.Length, one.entry.Name);
            return Measure(one.entry, one.precision, one.firing, size, count, stop);
        }).ToImmutableArray());
        var timings = new NeuronTimings("neurons", Build.Version, Build.Commit, Machine.ReadThis(), size, WindowSteps, count, rows);
        Write(timings, output.Text);
        output.WriteJson(JsonSerializer.Serialize(timings, BenchmarkJson.Readable.NeuronTimings));
        return ExitCode.Done;
    }

    static NeuronTimings.Timing Measure(CatalogEntry entry, Precision precision, bool firing, int size, int count, CancellationToken stop)
    {
        object neuron = Neuron(entry, firing);
        using var network = Network.Build(Describe(neuron, precision, size), 1, cancellation: stop);
        using var simulation = new Simulation(network);
        simulation.Run(1000, cancellation: stop);
        var times = new double[count];
        long spikes = 0;
        for (int i = 0; i < count; i++)
        {
            simulation.Measure();
            simulation.Run(WindowSteps, cancellation: stop);
            times[i] = simulation.Elapsed.TotalNanoseconds / WindowSteps / size;
            spikes += simulation.Spikes;
        }
        stop.ThrowIfCancellationRequested();
        Array.Sort(times);
        double seconds = count * WindowSteps * network.Description.dt / 1000;
        return new NeuronTimings.Timing(entry.Name, NeuronType.Receptors(neuron).Length, precision == Precision.Single ? "single" : "double", firing ? "firing" : "resting",
            times[(count - 1) / 2], spikes / seconds / size);
    }

    // defaults, and a current that lets it fire: 400 pA cross the threshold of the usual capacitance and leak, without these it is 10 mV/ms
    static object Neuron(CatalogEntry entry, bool firing)
    {
        object neuron = Activator.CreateInstance(entry.Type)!;
        if (neuron is IMultisynapse) entry.Parameter("tau_syn")!.Property.SetValue(neuron, ImmutableArray.Create(2.0, 10.0, 50.0));
        if (firing && entry.Parameter("I_e") is { } current) current.Property.SetValue(neuron, entry.Parameter("C_m") is null ? 10.0 : 400.0);
        return neuron;
    }

    static NetworkDescription Describe(object neuron, Precision precision, int size)
    {
        var start = ImmutableSortedDictionary<string, Values>.Empty;
        if (NeuronType.Variables(neuron).Any(variable => variable.Name == "V_m") && neuron.GetType().GetProperty("I_e")!.GetValue(neuron) is not 0.0)
            start = start.Add("V_m", new Uniform { low = -70, high = -55 });
        return new NetworkDescription
        {
            Precision = precision,
            Populations = [new PopulationDescription { Name = "neurons", Size = size, Neuron = neuron, InitialState = start }],
        };
    }

    static void Write(NeuronTimings timings, IAnsiConsole console)
    {
        console.WriteLine($"{Number.Count(timings.Neurons)} neurons on one core of {timings.Machine.Cpu}, vectors of {timings.Machine.Simd}");
        var table = new Spectre.Console.Table().Border(TableBorder.Simple).AddColumn("model");
        foreach (string head in (string[])["receptors", "firing, single (ns)", "firing, double (ns)", "resting, single (ns)", "resting, double (ns)"])
            table.AddColumn(head, column => column.RightAligned());
        foreach (var group in timings.Rows.GroupBy(row => row.Model))
        {
            string Cell(string regime, string precision) => group.FirstOrDefault(row => row.Regime == regime && row.Precision == precision) is { } row ? Number.Text(row.NsPerStep) : "";
            table.AddRow(group.Key, Number.Count(group.First().Receptors), Cell("firing", "single"), Cell("firing", "double"), Cell("resting", "single"), Cell("resting", "double"));
        }
        console.Write(table);
    }
}
