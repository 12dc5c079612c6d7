using System.Collections.Immutable;
using Brainloom.Engine;
using Brainloom.Tests.Engine.Simulation;
using Xunit;
using static Brainloom.Tests.Engine.Simulation.Probe;

namespace Brainloom.Tests.Engine.Stimuli;

/// <summary>Poisson trains, counted by relays.</summary>
public class PoissonGeneratorTests
{
    const int Size = 150, Steps = 1_500;

    // mean spikes per step to rate
    static double Rate(double mean) => mean / dt * 1000;

    static double[,] Counts(PoissonGenerator generator, NodeCollection target, int threads = 1, double delay = dt, long steps = Steps, Precision precision = Precision.Single) =>
        Run(Describe(new ParrotNeuron(), Size, precision, [Stimulus(generator, target, delay: delay)], "repeated"), steps, threads).Trace("repeated");

    static readonly NodeCollection all = new(0, 0, Size);

    // what comes before the first step that a spike can arrive in
    const int Lead = 1;

    static IEnumerable<double> Flat(double[,] counts) => counts.Cast<double>().Skip(Lead * Size);

    [Theory]
    [InlineData(.1)]
    [InlineData(2)]
    [InlineData(30)]
    public void Counts_per_step_have_the_poisson_distribution(double mean)
    {
        double[] counts = [.. Flat(Counts(new PoissonGenerator { rate = Rate(mean) }, all))];
        double average = counts.Average(), variance = counts.Average(x => (x - average) * (x - average));

        // within 4 standard errors; that of the variance is √((1/mean + 2)/n) of the variance
        Assert.Equal(mean, average, 4 * Math.Sqrt(mean / counts.Length));
        Assert.Equal(mean, variance, 4 * mean * Math.Sqrt((1 / mean + 2) / counts.Length));

        var classes = new long[(int)counts.Max() + 2];
        foreach (double count in counts) classes[(int)count]++;
        double[] probabilities = new double[classes.Length];
        double term = Math.Exp(-mean);
        for (int k = 0; k < classes.Length - 1; term *= mean / ++k) probabilities[k] = term;
        probabilities[^1] = 1 - probabilities.Sum();
        ChiSquare.Fits(classes, probabilities);
    }

    [Theory]
    [InlineData(.1)]
    [InlineData(2)]
    [InlineData(30)]
    public void Trains_and_steps_are_independent(double mean)
    {
        double[,] counts = Counts(new PoissonGenerator { rate = Rate(mean) }, all);

        // neighbours, other words of a group, other groups, following steps: each |r| below 4 standard errors
        foreach (var (neurons, steps) in ((int, int)[])[(1, 0), (4, 0), (8, 0), (31, 0), (32, 0), (64, 0), (0, 1), (0, 2), (1, 1), (32, 1)])
        {
            double sum = 0;
            int n = 0;
            for (int step = Lead; step + steps < Steps; step++)
                for (int neuron = 0; neuron + neurons < Size; neuron++, n++)
                    sum += (counts[step, neuron] - mean) * (counts[step + steps, neuron + neurons] - mean);
            Assert.InRange(sum / n / mean, -4 / Math.Sqrt(n), 4 / Math.Sqrt(n));
        }
    }

    [Theory]
    [InlineData(0, 2, .1, 2, 21)]
    [InlineData(1, 2, .5, 16, 25)]
    [InlineData(1, 1, 1, 1, 0)]
    [InlineData(3, 2, 1, 1, 0)]
    [InlineData(2, 1e9, 1.5, 36, 200)]
    public void Acts_from_start_to_stop_after_the_delay(double start, double stop, double delay, int first, int last)
    {
        // so many that no step is without
        double[,] counts = Counts(new PoissonGenerator { rate = Rate(30), start = start, stop = stop }, all, delay: delay, steps: 200);
        for (int step = 1; step <= 200; step++)
            for (int neuron = 0; neuron < Size; neuron++)
                Assert.Equal(step >= first && step <= last, counts[step - 1, neuron] > 0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_neuron_receives_its_own_train_in_whatever_slice_it_lies(int threads)
    {
        // the same for any number of threads, and for slices that begin within a vector and within a group of random numbers
        var generator = new PoissonGenerator { rate = Rate(2) };
        double[,] whole = Counts(generator, all, steps: 100);
        foreach (var target in (NodeCollection[])[all, new(0, 13, 50), new(0, 1, 7), new(0, 63, 2), new NodeCollection(0, 5, 20).Join(new(0, 31, 90))])
        {
            var members = target.Ranges.SelectMany(range => Enumerable.Range(range.Start, range.Count)).ToHashSet();
            double[,] part = Counts(generator, target, threads, steps: 100);
            for (int step = 0; step < 100; step++)
                for (int neuron = 0; neuron < Size; neuron++)
                    Assert.Equal(members.Contains(neuron) ? whole[step, neuron] : 0, part[step, neuron]);
        }
    }

    [Fact]
    public void Precision_does_not_change_the_trains()
    {
        var generator = new PoissonGenerator { rate = Rate(2) };
        Assert.Equal(Counts(generator, all, steps: 50), Counts(generator, all, threads: 2, steps: 50, precision: Precision.Double));
    }

    [Fact]
    public void Names_and_seeds_make_other_trains()
    {
        var description = Describe(new ParrotNeuron(), Size, Precision.Single, [Stimulus(new PoissonGenerator { rate = Rate(2) }, all)], "repeated");
        double[,] trains = Run(description, 50).Trace("repeated");
        Assert.NotEqual(trains, Run(description with { Seed = 2 }, 50).Trace("repeated"));
        Assert.NotEqual(trains, Run(description with { Stimuli = [description.Stimuli[0] with { Name = "other" }] }, 50).Trace("repeated"));
    }

    [Theory]
    [InlineData(Precision.Single, 1e-4, 1)]
    [InlineData(Precision.Single, 1e-4, 3)]
    [InlineData(Precision.Double, 1e-12, 2)]
    public void Every_neuron_has_its_own_weight_and_receptor(Precision precision, double tolerance, int threads)
    {
        // signs change within a vector, and the first neuron is not like the others
        ImmutableArray<double> weights = [.. Enumerable.Range(0, 90).Select(i => (i % 3 == 1 ? 1 : -1) * (10.0 + i))];
        NodeCollection target = new(0, 21, 90);
        var generator = new PoissonGenerator { rate = Rate(2) };
        double[,] counts = Counts(generator, target, steps: 1 + Lead);
        var recording = Run(Describe(new IafPscExp(), Size, precision, [Stimulus(generator, target, new Table(weights), dt)], "I_syn_ex", "I_syn_in"), 1 + Lead, threads);
        double[,] excitatory = recording.Trace("I_syn_ex"), inhibitory = recording.Trace("I_syn_in");
        for (int i = 0; i < Size; i++)
        {
            double expected = i is >= 21 and < 111 ? counts[Lead, i] * weights[i - 21] : 0;
            Assert.Equal(Math.Max(expected, 0), excitatory[Lead, i], tolerance * Math.Abs(expected));
            Assert.Equal(Math.Min(expected, 0), inhibitory[Lead, i], tolerance * Math.Abs(expected));
        }
    }

    [Fact]
    public void Drawn_weights_belong_to_the_neuron()
    {
        var generator = new SpikeGenerator { spike_times = [.1] };
        var weight = new Normal { mean = 0, std = 100 };
        double[,] Currents(NodeCollection target, int threads, string variable) =>
            Run(Describe(new IafPscExp(), Size, Precision.Double, [Stimulus(generator, target, weight, dt)], "I_syn_ex", "I_syn_in"), 2, threads).Trace(variable);
        foreach (string variable in (string[])["I_syn_ex", "I_syn_in"])
        {
            double[,] whole = Currents(all, 1, variable), part = Currents(new(0, 13, 100), 3, variable);
            Assert.InRange(Enumerable.Range(0, Size).Count(i => whole[1, i] != 0), 50, 100);
            for (int i = 0; i < Size; i++) Assert.Equal(i is >= 13 and < 113 ? whole[1, i] : 0, part[1, i]);
        }
    }
}
