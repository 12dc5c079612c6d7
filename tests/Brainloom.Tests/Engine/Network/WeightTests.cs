using System.Collections.Immutable;
using Brainloom.Engine;
using Xunit;
using static Brainloom.Tests.Engine.Wiring;

namespace Brainloom.Tests.Engine;

/// <summary>Weights: distribution, receptor, encoding and rounding.</summary>
public class WeightTests
{
    static readonly NodeCollection All = new(0, 0, 300);

    static NetworkDescription Dense(Brainloom.Engine.Values weight, Precision precision = Precision.Single) =>
        Describe([300], Connect("p", All, All, new AllToAll(), Synapse(weight, new Constant(1)))) with { Precision = precision };

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void Drawn_weights_follow_their_distribution(Precision precision)
    {
        foreach (var distribution in (Distribution[])[new Normal { mean = 88, std = 9, Minimum = 0 }, new LogNormal { mu = 0, sigma = 2 }, new LogNormal { mu = -.72, sigma = 1 }, new Uniform { low = -3, high = 5 }])
        {
            double[] weights = [.. Build(Dense(distribution, precision), 2).Select(synapse => synapse.Weight).Order()];
            double distance = 0;
            for (int i = 0; i < weights.Length; i++)
            {
                double expected = distribution.Cumulative(weights[i]);
                distance = Math.Max(distance, Math.Max(expected - (double)i / weights.Length, (i + 1.0) / weights.Length - expected));
            }

            // Kolmogorov–Smirnov, exceeded by chance once in a thousand seeds; 16-bit weights come in steps of at most 1/300 of the mean
            Assert.True(distance < 1.95 / Math.Sqrt(weights.Length) + .001, $"{distribution}: distance {distance}");
        }
    }

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void Sign_of_each_weight_chooses_the_receptor(Precision precision)
    {
        var synapses = Build(Dense(new Normal { mean = 0, std = 10 }, precision), 2);
        Assert.All(synapses, synapse => Assert.Equal(double.IsNegative(synapse.Weight) ? 1 : 0, synapse.Receptor));
        Assert.InRange(synapses.Count(synapse => synapse.Receptor == 1) / (double)synapses.Count, .495, .505);
    }

    [Fact]
    public void Weights_of_both_signs_keep_their_size_where_receptors_have_other_units()
    {
        // the large inhibitory constant makes the unit of its receptor ten times larger
        var description = Describe([300],
            Connect("both", All, All, new PairwiseBernoulli { p = .3 }, Synapse(new Normal { mean = 60, std = 30 }, new Constant(1))),
            Connect("inhibition", All, All, new PairwiseBernoulli { p = .1 }, Synapse(-2_000, 1)));
        Check(description, 1, 2);
    }

    [Theory]
    [InlineData(-5)]
    [InlineData(5)]
    public void A_table_of_equal_weights_keeps_their_sign(double weight)
    {
        var list = new ExplicitList { sources = [0, 1, 1], targets = [1, 0, 2] };
        var description = Describe([3], Connect("p", new(0, 0, 3), new(0, 0, 3), list, Synapse(new Table([weight, weight, weight]), new Constant(1))));
        Assert.All(Build(description, 1), synapse => Assert.Equal((weight, weight < 0 ? 1 : 0), (Math.Round(synapse.Weight, 9), synapse.Receptor)));
    }

    public static TheoryData<string, Precision, string> Encodings => new()
    {
        { "constant", Precision.Single, "Uniform" },
        { "constants in a ratio that 16 bits do not hold", Precision.Single, "Uniform" },
        { "drawn", Precision.Single, "Compact" },
        { "constant and drawn", Precision.Single, "Compact Uniform" },
        { "log-normal", Precision.Single, "Compact" },
        { "log-normal of many sizes, and constants", Precision.Single, "Compact Uniform" },
        { "heavy tail", Precision.Single, "Single" },
        { "heavy tail and constant", Precision.Single, "Single" },
        { "around zero", Precision.Single, "Compact" },
        { "small beside large", Precision.Single, "Compact Uniform" },
        { "small ones without common measure beside large", Precision.Single, "Single" },
        { "constant", Precision.Double, "Double" },
        { "drawn", Precision.Double, "Double" },
    };

    [Theory, MemberData(nameof(Encodings))]
    public void Encodings_are_as_compact_as_is_exact_enough(string weights, Precision precision, string expected)
    {
        Brainloom.Engine.Values[] values = weights switch
        {
            "constant" => [new Constant(50)],
            "constants in a ratio that 16 bits do not hold" => [new Constant(50), new Constant(.0712345)],
            "drawn" => [new Normal { mean = 50, std = 5 }],
            "constant and drawn" => [new Normal { mean = 50, std = 5 }, new Constant(30)],
            "log-normal" => [new LogNormal { mu = -.72, sigma = 1 }],
            "log-normal of many sizes, and constants" => [new LogNormal { mu = .5, sigma = 1 }, new LogNormal { mu = -2, sigma = 1 }, new LogNormal { mu = -37.8, sigma = 1 }, new Constant(.02), new Constant(.205), new Constant(5)],
            "small ones without common measure beside large" => [new Normal { mean = 50, std = 5 }, new Constant(.000031), new Constant(.0000437)],
            "heavy tail" => [new LogNormal { mu = 0, sigma = 2 }],
            "heavy tail and constant" => [new LogNormal { mu = 0, sigma = 2 }, new Constant(30)],
            "around zero" => [new Normal { mean = 0, std = 1 }],
            _ => [new Normal { mean = 50, std = 5 }, new Constant(.0003)],
        };
        var description = Describe([300], [.. values.Select((value, i) => Connect($"p{i}", All, All, new PairwiseBernoulli { p = .1 }, Synapse(value, new Constant(1))))]);
        using var network = Network.Build(description with { Precision = precision }, 1);
        Assert.Equal(expected, string.Join(' ', network.Encodings().Select(encoding => encoding.ToString()).Order()));
    }

    [Fact]
    public void Fixed_point_errors_stay_within_the_stated_bounds()
    {
        var constants = Describe([300], Connect("a", All, All, new OneToOne(), Synapse(87.81, 1)), Connect("b", All, All, new OneToOne(), Synapse(13.37, 2)));
        foreach (var synapse in Build(constants, 1))
        {
            double weight = synapse.Delay == 10 ? 87.81 : 13.37;
            Assert.Equal(weight, synapse.Weight, ReceptorScale.ConstantError * weight);
        }

        // the same random words make the drawn weights of both precisions
        var drawn = new Normal { mean = 87.8, std = 8.8, Minimum = 0 };
        var single = Build(Dense(drawn), 1);
        var twofold = Build(Dense(drawn, Precision.Double), 1);
        double[] errors = [.. single.Zip(twofold, (a, b) => a.Weight - b.Weight)];
        Assert.All(errors, error => Assert.InRange(Math.Abs(error), 0, .0006 * 87.8));

        // without bias: the mean of the errors, uniform within half a unit, within 4 standard errors
        double unit = errors.Max() * 2;
        Assert.InRange(Math.Abs(errors.Average()), 0, 4 * unit / Math.Sqrt(12 * errors.Length));
    }

    [Theory]
    [InlineData(-.72)]
    [InlineData(.5)]
    [InlineData(-2)]
    public void Lognormal_weights_keep_mean_and_tail_in_16_bits(double mu)
    {
        // beside weaker and stronger ones at the same receptor, as in a cortex of many projections
        var drawn = new LogNormal { mu = mu, sigma = 1 };
        Brainloom.Engine.Values[] others = [new LogNormal { mu = .5, sigma = 1 }, new LogNormal { mu = -2, sigma = 1 }, new Constant(.02), new Constant(.205), new Constant(5)];
        var description = Describe([300], [Connect("p", All, All, new AllToAll(), Synapse(drawn, new Constant(1))),
            .. others.Select((value, i) => Connect($"other {i}", All, All, new PairwiseBernoulli { p = .1 }, Synapse(value, new Constant(2))))]);
        double[] Weights(Precision precision) => [.. Build(description with { Precision = precision }, 1).Where(synapse => synapse.Delay == 10).Select(synapse => synapse.Weight)];
        double[] single = Weights(Precision.Single), twofold = Weights(Precision.Double);
        Assert.Equal(90_000, single.Length);
        double mean = Math.Exp(mu + .5);

        // the rounding: its size, its bias within 4 standard errors, and that no large weight is cut off
        double[] errors = [.. single.Zip(twofold, (a, b) => a - b)];
        double rms = Math.Sqrt(errors.Average(error => error * error));
        Assert.InRange(rms, 0, .001 * mean);
        Assert.InRange(Math.Abs(errors.Average()), 0, 4 * rms / Math.Sqrt(errors.Length));
        Assert.All(errors, error => Assert.InRange(Math.Abs(error), 0, .0017 * mean + 1e-6 * twofold.Max()));
        Assert.True(twofold.Max() > 20 * mean);

        // the distribution, which is exceeded by chance once in a thousand seeds; a step is 1/300 of the mean, where the density by mean is below 1.1
        Array.Sort(single);
        double distance = single.Select((weight, i) => Math.Max(drawn.Cumulative(weight) - (double)i / single.Length, (i + 1.0) / single.Length - drawn.Cumulative(weight))).Max();
        Assert.InRange(distance, 0, 1.95 / Math.Sqrt(single.Length) + 1.1 / 600);
    }

    [Fact]
    public void Scales_of_a_whole_brain_are_whole_numbers()
    {
        // pyramidal cells: log-normal among themselves, constants from thalamus and interneurons; Purkinje cells: 50,000 parallel fibres
        WeightRange Lognormal(double mu, double synapses) => new(Math.Exp(mu - 5.3), Math.Exp(mu + 5.3), Math.Exp(mu + .5)) { Synapses = synapses };
        WeightRange Constant(double weight, double synapses) => new(weight, weight, weight) { Synapses = synapses };
        WeightRange[][] receptors =
        [
            [Lognormal(-.72, 6_000), Constant(.02, 3_000), Constant(.205, 300), Constant(.1, 400), Constant(5, 0) with { IsStimulus = true }],
            [Lognormal(.5, 20_000), Lognormal(-2, 20_000), Lognormal(-10, 5_000), Lognormal(-37.8, 5_000), Constant(.0975, 3_000), Constant(.205, 300)],
            [Constant(.007, 50_000)], [Constant(.002275, 50_000), Constant(.002, 50_000)], [Constant(70, 3), Constant(1, 200), Constant(.25, 200)],
            [Constant(.00405, 50), Constant(.0405, 50)], [Constant(.01, 5_000), Constant(.1, 100), Constant(1, 100), Constant(.05, 50)],
        ];
        foreach (var weights in receptors)
        {
            var scale = ReceptorScale.Choose(weights);
            Assert.True(scale.Unit > 0);

            // all synapses at once, half as many again, stay below 2³⁰ units
            Assert.True(1.5 * weights.Sum(weight => weight.Synapses * weight.Size) / scale.Unit < 1 << 30);
        }
    }

    [Fact]
    public void Sums_hold_all_synapses_of_a_neuron_at_once()
    {
        // every source fires in the first step that it can, all onto one neuron of many
        const int Sources = 3_000;
        var list = new ExplicitList { sources = [.. Enumerable.Range(0, Sources)], targets = [.. Enumerable.Repeat(5, Sources)] };
        NodeCollection sources = new(0, 0, Sources), targets = new(1, 0, 1_000);
        var description = Describe([Sources, 1_000], Connect("hub", sources, targets, list, Synapse(2, 1))) with
        {
            Populations =
            [
                new() { Name = "sources", Size = Sources, Neuron = new IgnoreAndFire { rate = 10, phase = .01 } },
                new() { Name = "targets", Size = 1_000, Neuron = new IafPscExp() },
            ],
            Recorders = [new() { Name = "current", Recorder = new StateRecorder { variables = ["I_syn_ex"], interval = .1 }, Target = new(1, 5, 1) }],
        };
        using var network = Network.Build(description, 2);
        using var simulation = new Brainloom.Engine.Simulation(network);
        simulation.Run(30);
        Assert.Equal(2.0 * Sources, simulation.Record().States.Single().Values.ToArray().Max(), 1);
    }
}
