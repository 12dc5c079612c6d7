using System.CommandLine;
using Brainloom.Engine;
using Brainloom.Model;

namespace Brainloom.Cli.Commands;

/// <summary>The options that change a model as it is compiled; several commands have them.</summary>
sealed class ModelOptions
{
    readonly Option<double?> scale = new("--scale") { HelpName = "FACTOR", Description = "Size of the network, where the model defines scaling; 1 is full scale." };

    readonly Option<string[]> sets = new("--set")
    {
        HelpName = "PATH=VALUE",
        Description = "Changes a value of the document; may be repeated. A parameter or a variant needs just its name.",
        DefaultValueFactory = _ => [],
    };

    readonly Option<double?> dt = new("--dt") { HelpName = "TIME", Description = "Time step, such as 0.1ms.", CustomParser = Durations.Read };

    readonly Option<ulong?> seed = new("--seed") { HelpName = "N", Description = "Seed of all random numbers." };

    readonly Option<Precision?> precision = new("--precision") { HelpName = "single|double", Description = "Floating-point format of state and synapses." };

    /// <summary>Adds the options to a command.</summary>
    public ModelOptions(Command command)
    {
        foreach (var option in (Option[])[scale, sets, dt, seed, precision]) option.Arity = option == sets ? ArgumentArity.OneOrMore : ArgumentArity.ExactlyOne;
        sets.AllowMultipleArgumentsPerToken = false;
        sets.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.IndexOf('=', StringComparison.Ordinal) < 1))
                result.AddError($"'{token.Value}' is no change: write path=value, such as parameters.g=5.");
        });
        scale.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double?>() is <= 0) result.AddError("--scale must be greater than zero.");
        });
        command.Add(sets);
        command.Add(scale);
        command.Add(dt);
        command.Add(seed);
        command.Add(precision);
    }

    /// <summary>What was chosen beside the document.</summary>
    public CompileOptions Read(ParseResult parsed) => new()
    {
        Dt = parsed.GetValue(dt),
        Seed = parsed.GetValue(seed),
        Scale = parsed.GetValue(scale),
        Precision = parsed.GetValue(precision),
        Sets = [.. parsed.GetValue(sets) ?? []],
    };
}
