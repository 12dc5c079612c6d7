using System.Reflection;
using System.Xml.Linq;
using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Engine;

/// <summary>What holds for every connection rule; a new rule is found by its attribute.</summary>
public class RulePropertyTests
{
    static readonly Shape[] shapes =
    [
        new(0, 0, true), new(0, 0, false), new(0, 5, false), new(5, 0, false), new(1, 1, true), new(1, 1, false), new(2, 2, true),
        new(7, 5, false), new(12, 12, true), new(12, 12, false), new(65, 64, false), new(130, 130, true),
    ];

    public static TheoryData<Type> Rules => [.. RuleCases.Types];

    static IEnumerable<(IConnectionRule Rule, Shape Shape)> Possible(Type type) =>
        from rule in RuleCases.Instances(type) from shape in shapes where rule.Impossible(shape) is null select (rule, shape);

    [Fact]
    public void Rules_have_different_names() =>
        Assert.Distinct(RuleCases.Types.Select(type => type.GetCustomAttribute<ConnectionRuleAttribute>()!.Name));

    [Theory, MemberData(nameof(Rules))]
    public void Every_rule_can_be_drawn_for_some_shape(Type type) => Assert.Contains(Possible(type), c => c.Shape.Sources > 0 && c.Rule.ExpectedPairs(c.Shape) > 0);

    [Theory, MemberData(nameof(Rules))]
    public void What_is_impossible_comes_with_a_remedy(Type type)
    {
        foreach (var rule in RuleCases.Instances(type))
            foreach (var shape in shapes)
                if (rule.Impossible(shape) is { } reason)
                {
                    Assert.Matches("^.{20,}[;,] .*(set|give|choose|lower|use) .{5,}$", reason);
                    Assert.False(reason.EndsWith('.'));
                }
    }

    [Theory, MemberData(nameof(Rules))]
    public void Partners_are_neurons_of_the_other_side(Type type)
    {
        foreach (var (rule, shape) in Possible(type))
            Assert.All(Drawn.Connections(rule, shape), c => Assert.True(c.Source >= 0 && c.Source < shape.Sources && c.Target >= 0 && c.Target < shape.Targets));
    }

    [Theory, MemberData(nameof(Rules))]
    public void Rows_do_not_depend_on_the_order_in_which_they_are_drawn(Type type)
    {
        foreach (var (rule, shape) in Possible(type))
        {
            int rows = Drawn.Rows(rule.Prepare(shape, new CounterRandom(1, "projection")), shape);
            var ascending = Drawn.Connections(rule, shape).ToLookup(c => c);
            int[] mixed = [.. Enumerable.Range(0, rows).OrderBy(row => (row * 7919 + 13) % 101)];
            var other = Drawn.Connections(rule, shape, order: mixed).ToLookup(c => c);
            Assert.Equal(ascending.Count, other.Count);
            Assert.All(ascending, group => Assert.Equal(group.Count(), other[group.Key].Count()));
        }
    }

    [Theory, MemberData(nameof(Rules))]
    public void Flags_hold(Type type)
    {
        foreach (var (rule, shape) in Possible(type))
            for (ulong seed = 0; seed < 5; seed++)
            {
                var connections = Drawn.Connections(rule, shape, seed);
                if (shape.Same && RuleCases.Flag(rule, "allow_autapses") == false) Assert.DoesNotContain(connections, c => c.Source == c.Target);
                if (RuleCases.Flag(rule, "allow_multapses") == false) Assert.Distinct(connections);
            }
    }

    [Theory, MemberData(nameof(Rules))]
    public void Mean_number_of_connections_is_as_expected(Type type)
    {
        const int seeds = 60;
        foreach (var (rule, shape) in Possible(type))
        {
            double[] numbers = [.. Enumerable.Range(0, seeds).Select(seed => (double)Drawn.Connections(rule, shape, (ulong)seed).Count)];
            double mean = numbers.Average(), expected = rule.ExpectedPairs(shape);
            // no rule spreads more than a Poisson process of pairs that count twice
            Assert.InRange(mean, expected - 4.5 * Math.Sqrt(2 * expected / seeds), expected + 4.5 * Math.Sqrt(2 * expected / seeds));
        }
    }

    [Theory, MemberData(nameof(Rules))]
    public void Parameters_have_a_unit_and_a_range_and_the_rule_a_source_or_a_remark(Type type)
    {
        var documentation = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "Brainloom.Engine.xml")).Descendants("member").ToLookup(m => (string)m.Attribute("name")!);
        var member = documentation[$"T:{type.FullName}"].Single();
        Assert.NotEmpty(member.Element("summary")!.Value.Trim());
        Assert.True(type.IsDefined(typeof(CitationAttribute)) || member.Element("remarks") is not null);
        foreach (var parameter in RuleCases.Parameters(type))
        {
            Assert.NotEmpty(documentation[$"P:{type.FullName}.{parameter.Name}"].Single().Element("summary")!.Value.Trim());
            if (parameter.PropertyType == typeof(bool) || parameter.PropertyType == typeof(Mask)) continue;
            Assert.True(parameter.IsDefined(typeof(UnitAttribute)), parameter.Name);
            Assert.True(parameter.IsDefined(typeof(PositiveAttribute)) || parameter.IsDefined(typeof(NonNegativeAttribute)) || parameter.IsDefined(typeof(BetweenAttribute)), parameter.Name);
        }
    }
}
