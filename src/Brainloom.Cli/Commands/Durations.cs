using System.CommandLine.Parsing;
using Brainloom.Model;

namespace Brainloom.Cli.Commands;

/// <summary>Reads times with their unit from arguments.</summary>
static class Durations
{
    /// <summary>Milliseconds of a text such as <c>10s</c> or <c>0.1 ms</c>.</summary>
    public static double? Read(ArgumentResult argument)
    {
        string text = string.Join(' ', argument.Tokens.Select(token => token.Value));
        try
        {
            var time = Expression.Parse(text).Evaluate(_ => null);
            if (time.Dimension == new Dimension(1, 0, 0, 0, 0) && time.Value >= 0 && double.IsFinite(time.Value)) return time.Value;
        }
        catch (FormatException)
        {
            // said below, in the words of the option
        }
        argument.AddError($"'{text}' is not a time: write a number and its unit, such as 500ms or 10s.");
        return null;
    }
}
