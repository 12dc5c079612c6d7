using System.CommandLine;
using Brainloom.Cli;
using Xunit;

namespace Brainloom.Tests.Cli;

/// <summary>What a command line did.</summary>
/// <param name="Code">Exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Errors">Standard error.</param>
sealed record Invocation(int Code, string Output, string Errors)
{
    public static Task<Invocation> Of(params string[] arguments) => Of(arguments, TestContext.Current.CancellationToken);

    public static async Task<Invocation> Of(string[] arguments, CancellationToken stop)
    {
        using StringWriter output = new(), errors = new();
        int code = await CommandLine.Run(arguments, new InvocationConfiguration { Output = output, Error = errors, EnableDefaultExceptionHandler = false }, stop);
        return new Invocation(code, output.ToString(), errors.ToString());
    }
}
