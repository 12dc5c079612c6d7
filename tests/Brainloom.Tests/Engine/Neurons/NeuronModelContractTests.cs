using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Xml.Linq;
using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine.Neurons;

/// <summary>What holds for every neuron model; a new model is covered on arrival.</summary>
public class NeuronModelContractTests
{
    /// <summary>Models that fire without input, and so have no rest.</summary>
    static readonly string[] Pacemakers = ["ignore_and_fire"];

    /// <summary>Models whose potential races up to a spike, so that roundings grow there.</summary>
    static readonly string[] Racing = ["izhikevich"];

    static IEnumerable<Type> ModelTypes => typeof(NeuronModelAttribute).Assembly.GetTypes().Where(t => t.GetCustomAttribute<NeuronModelAttribute>() != null);

    public static TheoryData<string> Models => [.. ModelTypes.Select(NameOf)];

    public static TheoryData<string, string> ModelsAndLanes =>
        [.. from model in ModelTypes from lanes in Tile.AllLanes where lanes.Name is not ("Float1" or "Double1") select (NameOf(model), lanes.Name)];

    static string NameOf(Type model) => model.GetCustomAttribute<NeuronModelAttribute>()!.Name;

    static Type Find(string name) => ModelTypes.Single(t => NameOf(t) == name);

    static object Defaults(string name) => Activator.CreateInstance(Find(name))!;

    /// <summary>Defaults, but with several receptors where their number is a parameter.</summary>
    static object Several(string name) => Defaults(name) switch
    {
        IafPscExpMultisynapse => new IafPscExpMultisynapse { tau_syn = [.5, 2, 8, 30, 5] },
        IafPscAlphaMultisynapse => new IafPscAlphaMultisynapse { tau_syn = [.5, 2, 8] },
        var model => model,
    };

    static ReceptorAttribute[] Receptors(string name) => [.. NeuronType.Receptors(Several(name))];

    static IEnumerable<PropertyInfo> Parameters(Type model) => model.GetProperties().Where(p => p.CanWrite);

    [Theory, MemberData(nameof(ModelsAndLanes))]
    public void Every_width_gives_the_bits_of_width_one(string model, string lanes)
    {
        Type type = Tile.AllLanes.Single(t => t.Name == lanes);
        var wide = Tile.Create(Several(model), type);
        var single = Enumerable.Range(0, wide.Width).Select(_ => Tile.Create(Several(model), lanes[0] == 'F' ? typeof(Float1) : typeof(Double1))).ToArray();
        int spikes = 0;
        var receptors = Receptors(model);
        double drive = Drive(model);
        var random = new Random(1);
        for (int step = 0; step < 1500; step++)
        {
            for (int i = 0; i < wide.Width; i++)
                foreach (string port in wide.Ports)
                {
                    double value = Input(receptors, drive, port, random);
                    wide.Arrive(port, value, i);
                    single[i].Arrive(port, value);
                }
            int[] emitted = wide.Step();
            for (int i = 0; i < wide.Width; i++)
            {
                Assert.Equal(single[i].Step()[0], emitted[i]);
                foreach (string variable in wide.Variables)
                    if (!single[i].Read(variable).Equals(wide.Read(variable, i))) Assert.Fail($"{variable} of neuron {i} differs in step {step}.");
            }
            spikes += emitted.Sum();
        }
        Assert.True(spikes > 0, "The input does not make the neurons fire.");
    }

    [Theory, MemberData(nameof(Models))]
    public void Single_precision_follows_double_precision(string model)
    {
        var low = Tile.Create(Several(model), typeof(Float1));
        var high = Tile.Create(Several(model), typeof(Double1));
        var receptors = Receptors(model);
        double drive = Drive(model);
        var random = new Random(2);
        double tolerance = Racing.Contains(model) ? 5e-3 : 1e-4;
        var largest = new Dictionary<string, double>();
        for (int step = 0; step < 5000; step++)
        {
            foreach (string port in low.Ports)
            {
                double value = Input(receptors, drive, port, random);
                low.Arrive(port, value);
                high.Arrive(port, value);
            }
            Assert.Equal(high.Step(), low.Step());
            foreach (string variable in high.Variables)
            {
                // large weights of both signs may cancel
                double expected = high.Read(variable);
                largest[variable] = Math.Max(largest.GetValueOrDefault(variable, 1), Math.Abs(expected));
                Assert.Equal(expected, low.Read(variable), tolerance * largest[variable]);
            }
        }
    }

    [Theory, MemberData(nameof(Models))]
    public void Rest_is_a_fixed_point(string model)
    {
        foreach (Type lanes in new[] { typeof(Float1), typeof(Double1) })
        {
            var tile = Tile.Create(Several(model), lanes);
            var rest = tile.Variables.ToDictionary(v => v, v => tile.Read(v));
            int spikes = 0;
            for (int step = 0; step < 20_000; step++) spikes += tile.Step()[0];
            if (Pacemakers.Contains(model))
            {
                Assert.True(spikes > 0);
                continue;
            }
            Assert.Equal(0, spikes);
            double tolerance = lanes == typeof(Float1) ? 1e-5 : 1e-12;
            foreach (var (variable, value) in rest) Assert.Equal(value, tile.Read(variable), tolerance * Math.Max(1, Math.Abs(value)));
        }
    }

    [Theory, MemberData(nameof(Models))]
    public void Ports_are_the_receptors_and_the_current(string model)
    {
        Assert.Equal([.. Receptors(model).Select(r => r.Name), "current"], Tile.Create(Several(model), typeof(Float1)).Ports);
    }

    static FieldInfo[] Fields(Type model) => (model.GetNestedType("Neuron`1") ?? model.GetNestedType("Neuron`2"))!.GetFields(BindingFlags.Instance | BindingFlags.Public);

    [Theory, MemberData(nameof(Models))]
    public void State_variables_have_units(string model) =>
        Assert.All(Fields(Find(model)), f => Assert.NotNull(f.GetCustomAttribute<UnitAttribute>()));

    [Theory, MemberData(nameof(Models))]
    public void Parameters_have_units_texts_and_defaults_in_range(string model)
    {
        Type type = Find(model);
        object defaults = Defaults(model);
        foreach (var parameter in Parameters(type))
        {
            Assert.NotNull(Summary($"P:{type.FullName}.{parameter.Name}"));
            if (parameter.PropertyType != typeof(double)) continue;
            Assert.NotNull(parameter.GetCustomAttribute<UnitAttribute>());
            double value = (double)parameter.GetValue(defaults)!;
            if (parameter.IsDefined(typeof(PositiveAttribute))) Assert.True(value > 0, parameter.Name);
            if (parameter.IsDefined(typeof(NonNegativeAttribute))) Assert.True(value >= 0, parameter.Name);
            if (parameter.GetCustomAttribute<BetweenAttribute>() is { } between) Assert.InRange(value, between.Lowest, between.Highest);
        }
        if (defaults is IValidated validated) Assert.Empty(validated.Problems());
    }

    [Theory, MemberData(nameof(Models))]
    public void Models_state_equations_and_sources(string model)
    {
        Type type = Find(model);
        Assert.NotNull(Summary($"T:{type.FullName}"));
        Assert.NotNull(Documentation($"T:{type.FullName}")?.Element("remarks")?.Element("code"));
        Assert.NotEmpty(type.GetCustomAttributes<CitationAttribute>());
        Assert.All(type.GetCustomAttributes<CitationAttribute>(), c => Assert.StartsWith("10.", c.Doi, StringComparison.Ordinal));
    }

    [Fact]
    public void Defaults_are_those_of_the_counterpart_in_NEST()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(ReferenceData.Path("defaults.json")));
        int compared = 0;
        foreach (var entry in document.RootElement.GetProperty("defaults").EnumerateObject())
            foreach (var parameter in Parameters(ModelTypes.Single(t => t.GetCustomAttributes<CounterpartAttribute>().Any(c => c.Simulator == "nest" && c.Name == entry.Name))))
            {
                object? value = parameter.GetValue(Defaults(entry.Name));
                if (value is double number) Assert.Equal(ReferenceData.Number(entry.Value.GetProperty(parameter.Name)), number);
                else if (value is ImmutableArray<double> numbers) Assert.Equal(entry.Value.Numbers(parameter.Name), numbers);
                else Assert.Equal(entry.Value.GetProperty(parameter.Name).GetBoolean(), value);
                compared++;
            }
        Assert.True(compared >= 50, $"Only {compared} parameters were compared.");
    }

    /// <summary>Factor of the current: a smaller one serves where no capacitance divides it.</summary>
    static double Drive(string model) => Find(model).GetProperty("C_m") is null ? .05 : 1;

    /// <summary>Random input of a port: spikes now and then, a current that drives most models across threshold.</summary>
    static double Input(ReceptorAttribute[] receptors, double drive, string port, Random random)
    {
        if (port == "current") return drive * (150 + 400 * random.NextDouble());
        var receptor = receptors.Single(r => r.Name == port);
        bool arrives = random.NextDouble() < .05;
        double size = receptor.Unit switch { "mV" => 4, "nS" => 5, "1" => 3, _ => 500 } * random.NextDouble();
        double sign = receptor.Sign switch { ReceptorSign.Positive => 1, ReceptorSign.Negative => -1, _ => random.Next(4) == 0 ? -1 : 1 };
        return !arrives ? 0 : receptor.CountsSpikes ? Math.Ceiling(size) : sign * size;
    }

    static XElement? Documentation(string member) => XDocument.Load(Path.ChangeExtension(typeof(NeuronModelAttribute).Assembly.Location, ".xml"))
        .Descendants("member").SingleOrDefault(m => m.Attribute("name")?.Value == member);

    static string? Summary(string member) => Documentation(member)?.Element("summary")?.Value is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}
