using Brainloom.Cli.Terminal;
using Brainloom.Model;
using Xunit;

namespace Brainloom.Tests.Cli;

public sealed class DiagnosticTextTests : IDisposable
{
    readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Fact]
    public void A_diagnostic_shows_its_place_its_line_with_a_caret_and_the_remedy()
    {
        File.WriteAllText(file, "name: a\npopulations:\n  E: {siez: 10}\n");
        Assert.Equal($"""
            {file}:3:7: error unknown-key: There is no key 'siez'.
                3 |   E: (siez: 10)
                  |       ^
                  at populations.E.siez
                  Did you mean 'size'?
            1 error, 0 warnings

            """.Replace('(', '{').Replace(')', '}'),
            Text(new Diagnostic("unknown-key", Severity.Error, "populations.E.siez", file, 3, 7, "There is no key 'siez'.", "Did you mean 'size'?")));
    }

    [Fact]
    public void The_caret_stands_below_its_column_behind_tabs()
    {
        File.WriteAllText(file, "\tx: 1\n");
        Assert.Contains("\n      | \t^\n", Text(new Diagnostic("tab", Severity.Warning, "", file, 1, 2, "A tab.", "")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_that_is_not_there_shows_no_line()
    {
        string missing = file + ".missing";
        Assert.Equal($"{missing}:1:1: error missing-file: Not there.\n1 error, 0 warnings\n",
            Text(new Diagnostic("missing-file", Severity.Error, "", missing, 1, 1, "Not there.", "")));
    }

    static string Text(params Diagnostic[] diagnostics)
    {
        using var writer = new StringWriter();
        DiagnosticText.Write(writer, diagnostics);
        return writer.ToString();
    }
}
