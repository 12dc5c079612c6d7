using System.Globalization;
using System.Text;
using Brainloom.Tests.Model;
using Xunit;

namespace Brainloom.Tests.Engine.Neurons;

/// <summary>The page docs/reference/accuracy.md holds what is measured here.</summary>
public class ReferenceAccuracyTests
{
    /// <summary>Set, the page is written anew.</summary>
    const string Write = "BRAINLOOM_WRITE_REFERENCE";

    [Fact]
    public void The_page_of_accuracy_says_what_is_measured()
    {
        string page = Page(), path = Path.Combine(Files.Root, "docs", "reference", "accuracy.md");
        Console.WriteLine(page);
        if (Environment.GetEnvironmentVariable(Write) is not null) File.WriteAllText(path, page);
        Assert.True(File.Exists(path) && File.ReadAllText(path) == page,
            $"docs/reference/accuracy.md is out of date: {Write}=1 ./brainloom test reference writes it anew. Look at the difference, then commit it.");
    }

    static string Page()
    {
        var page = new StringBuilder($"""
            <!-- written by {Write}=1 ./brainloom test reference -->

            # Accuracy

            Single neurons against traces of NEST 3.9.0 at a time step of 0.1 ms, the largest difference of each: of the potential while spikes arrive at all receptors (100 ms, every step), of the
            potential in a step of current that makes the neuron fire (500 ms, every millisecond), and of spike times in that step and with a constant current. The tests fail beyond the tolerance
            of the potential, or when a spike is one step early or late. Models with exact solutions differ by rounding; NEST's own integrators for conductances are off by up to 2e-5 mV.

            | model | precision | tolerance (mV) | while spikes arrive (mV) | step of current (mV) | spikes | steps early or late |
            |---|---|---|---|---|---|---|

            """);
        foreach (var row in NestTraceTests.Cases)
        {
            var (model, lanes, tolerance) = row.Data;
            var (spikes, latest) = Spikes(model, lanes);
            page.Append(CultureInfo.InvariantCulture, $"| `{model}` | {(lanes[0] == 'D' ? "double" : "single")} | {tolerance:0e-0} | {Text(Arriving(model, lanes))} | {Text(Current(model, lanes))} | {spikes} | {latest} |\n");
        }
        return page.ToString();
    }

    static string Text(double difference) => difference < 1e-10 ? "< 1e-10" : difference.ToString("0.0e-0", CultureInfo.InvariantCulture);

    static double Arriving(string model, string lanes)
    {
        var setup = ReferenceData.Header($"{model}__psp.csv");
        var arrivals = NestTraceTests.Arrivals(setup).ToLookup(a => a.step);
        var neuron = NestTraceTests.Neuron(model, lanes, setup);
        int step = 0;
        return ReferenceData.Table($"{model}__psp.csv").Max(row =>
        {
            NestTraceTests.Arrive(neuron, arrivals[++step]);
            neuron.Step();
            return Math.Abs(row[1] - neuron.Read("V_m"));
        });
    }

    static double Current(string model, string lanes)
    {
        var reference = ReferenceData.Json($"{model}__dc.json");
        var (neuron, current) = Stepped(model, lanes);
        int step = 0;
        return reference.Numbers("V_m_sampled_every_1ms").Max(expected =>
        {
            for (int end = step + 10; step < end;) current(++step);
            return Math.Abs(expected - neuron.Read("V_m"));
        });
    }

    static (int Spikes, int Latest) Spikes(string model, string lanes)
    {
        var reference = ReferenceData.Json($"{model}__dc.json");
        var constant = reference.GetProperty("constant_I_e");
        var (_, current) = Stepped(model, lanes);
        var neuron = NestTraceTests.Neuron(model, lanes, reference, constant.GetProperty("I_e").GetDouble());
        int[] steps = [.. Enumerable.Range(1, 5000)];
        int[] found = [.. steps.Where(current), .. steps.Where(_ => neuron.Step()[0] > 0)];
        int[] expected = [.. reference.Numbers("spike_times_ms").Concat(constant.Numbers("spike_times_ms")).Select(NestTraceTests.StepAt)];
        Assert.Equal(expected.Length, found.Length);
        return (found.Length, found.Zip(expected, (a, b) => Math.Abs(a - b)).Max());
    }

    // a neuron, and what makes a step of it under the step of current and says whether it fired
    static (Tile, Func<int, bool>) Stepped(string model, string lanes)
    {
        var reference = ReferenceData.Json($"{model}__dc.json");
        var stimulus = reference.GetProperty("stimulus");
        double Get(string name) => stimulus.GetProperty(name).GetDouble();
        int first = NestTraceTests.StepAt(Get("start_ms") + Get("connection_delay_ms")) + 1, last = NestTraceTests.StepAt(Get("stop_ms") + Get("connection_delay_ms"));
        var neuron = NestTraceTests.Neuron(model, lanes, reference);
        return (neuron, step =>
        {
            if (step >= first && step <= last) neuron.Arrive("current", Get("amplitude"));
            return neuron.Step()[0] > 0;
        });
    }
}
