using System.CommandLine.Parsing;
using Brainloom.Model;

namespace Brainloom.Cli.Commands;

/// <summary>Reads rates with their unit from arguments.</summary>
static class Rates
{
    const double PerSecond = 1000;

    /// <summary>Hertz of a text such as <c>5Hz</c> or <c>8/s</c>.</summary>
    public static double? Read(ArgumentResult argument)
    {
        string text = string.Join(' ', argument.Tokens.Select(token => token.Value));
        try
        {
            var rate = Expression.Parse(text).Evaluate(_ => null);
            if (rate.Dimension == new Dimension(-1, 0, 0, 0, 0) && rate.Value >= 0 && double.IsFinite(rate.Value)) return rate.Value * PerSecond;
        }
        catch (FormatException)
        {
            // said below, in the words of the option
        }
        argument.AddError($"'{text}' is not a rate: write a number and its unit, such as 5Hz.");
        return null;
    }
}
