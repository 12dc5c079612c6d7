using System.CommandLine;
using Brainloom.Cli;
using Brainloom.Cli.Commands;
using Brainloom.Engine;
using Xunit;

namespace Brainloom.Tests.Cli;

public sealed class CommandLineTests
{
    /// <summary>Every command, with the words that lead to it.</summary>
    public static IEnumerable<TheoryDataRow<string>> Commands => All(new BrainloomCommand(), "").Select(pair => new TheoryDataRow<string>(pair.Path));

    [Theory, MemberData(nameof(Commands))]
    public async Task Help_of_a_command_describes_it_and_shows_its_examples(string path)
    {
        var command = (DocumentedCommand)All(new BrainloomCommand(), "").Single(pair => pair.Path == path).Command;
        var (code, output, errors) = await Invocation.Of([.. path.Split(' '), "--help"]);
        Assert.Equal((ExitCode.Done, ""), (code, errors));
        Assert.Contains(command.Description!, output, StringComparison.Ordinal);
        Assert.NotEmpty(command.Examples);
        Assert.All(command.Examples, example => Assert.Contains($"./brainloom {example.Line}", output, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Commands))]
    public void Examples_of_a_command_can_be_typed(string path)
    {
        var command = (DocumentedCommand)All(new BrainloomCommand(), "").Single(pair => pair.Path == path).Command;
        foreach (var example in command.Examples)
        {
            var parsed = new BrainloomCommand().Parse(example.Line);
            Assert.Empty(parsed.Errors);
            Assert.Contains(command.Name, PathOf(parsed.CommandResult.Command));
        }
    }

    [Fact]
    public async Task Without_arguments_the_commands_are_listed()
    {
        var (code, output, _) = await Invocation.Of();
        Assert.Equal(ExitCode.Done, code);
        Assert.All(new BrainloomCommand().Subcommands.Where(command => !command.Hidden), command => Assert.Contains(command.Name, output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("modles")]
    [InlineData("models", "show")]
    [InlineData("models", "--colour")]
    public async Task Wrong_arguments_exit_with_1_and_say_where_help_is(params string[] arguments)
    {
        var (code, output, errors) = await Invocation.Of(arguments);
        Assert.Equal((ExitCode.Mistake, ""), (code, output));
        Assert.StartsWith("error: ", errors, StringComparison.Ordinal);
        Assert.Contains("--help", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Models_lists_every_entry_of_the_catalogue()
    {
        var (code, output, _) = await Invocation.Of("models");
        Assert.Equal(ExitCode.Done, code);
        var entries = CatalogKind.Of(Catalog.Engine).SelectMany(kind => kind.Entries.Values).ToArray();
        Assert.NotEmpty(entries);
        Assert.All(entries, entry => Assert.Contains(entry.Name + " ", output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Models_show_gives_equations_parameters_units_defaults_limits_receptors_and_sources()
    {
        var (code, output, _) = await Invocation.Of("models", "show", "iaf_psc_exp");
        Assert.Equal(ExitCode.Done, code);
        string[] expected =
        [
            "iaf_psc_exp, neuron model", "dV_m/dt = -(V_m - E_L)/tau_m", "tau_m       10   ms  Membrane time constant (> 0).", "V_th        -55  mV  Spike threshold.",
            "excitatory  pA  weights of at least zero", "nest  iaf_psc_exp", "https://doi.org/10.1007/s004220050570",
        ];
        Assert.All(expected, text => Assert.Contains(text, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Models_show_suggests_the_nearest_name()
    {
        var (code, output, errors) = await Invocation.Of("models", "show", "iaf_pcs_exp");
        Assert.Equal((ExitCode.Mistake, ""), (code, output));
        Assert.Contains("Did you mean 'iaf_psc_exp'?", errors, StringComparison.Ordinal);
    }

    // an example of a group of commands is one of theirs
    static IEnumerable<string> PathOf(Command command) => command.Parents.OfType<Command>().SelectMany(PathOf).Append(command.Name);

    static IEnumerable<(string Path, Command Command)> All(Command command, string path) =>
        command.Subcommands.Where(inner => !inner.Hidden).SelectMany(inner => All(inner, $"{path} {inner.Name}".Trim()).Prepend(($"{path} {inner.Name}".Trim(), inner)));
}
