using System.CommandLine;
using Brainloom.Engine;

namespace Brainloom.Cli.Commands;

/// <summary><c>--connectivity</c>: stored as far as memory suffices unless something else is said.</summary>
sealed class ConnectivityOption : Option<Connectivity>
{
    public ConnectivityOption() : base("--connectivity")
    {
        HelpName = "auto|stored|procedural";
        Description = "How connections are held: stored in memory; procedural draws them when a spike arrives; auto stores what fits and draws the rest. The spikes do not depend on it.";
        DefaultValueFactory = _ => Connectivity.Auto;
        CustomParser = argument =>
        {
            string text = argument.Tokens[0].Value;
            if (Enum.GetValues<Connectivity>().Where(value => text.Equals(value.ToString(), StringComparison.OrdinalIgnoreCase)).ToList() is [var chosen]) return chosen;
            argument.AddError($"'{text}' is no way to hold connections: write auto, stored or procedural.");
            return default;
        };
    }
}
