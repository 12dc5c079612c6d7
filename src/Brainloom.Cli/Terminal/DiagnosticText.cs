using Brainloom.Model;

namespace Brainloom.Cli.Terminal;

/// <summary>Diagnostics as a person and an editor read them: place, code, message; the line with a caret below; the remedy.</summary>
static class DiagnosticText
{
    /// <summary>Writes all of them, then how many there are.</summary>
    public static void Write(TextWriter writer, IReadOnlyCollection<Diagnostic> diagnostics)
    {
        var lines = new Dictionary<string, string[]>();
        foreach (var diagnostic in diagnostics)
        {
            string severity = diagnostic.Severity == Severity.Error ? "error" : "warning";
            writer.WriteLine(FormattableString.Invariant(
                $"{Relative(diagnostic.File)}:{diagnostic.Line}:{diagnostic.Column}: {severity} {diagnostic.Code}: {diagnostic.Message}"));
            if (Line(diagnostic, lines) is { } line)
            {
                string number = FormattableString.Invariant($"{diagnostic.Line,5}"), before = line[..Math.Clamp(diagnostic.Column - 1, 0, line.Length)];
                writer.WriteLine($"{number} | {line}");
                // tabs stay tabs, so that the caret stands below its column
                writer.WriteLine($"      | {string.Concat(before.Select(c => c == '\t' ? '\t' : ' '))}^");
            }
            if (diagnostic.Path.Length > 0) writer.WriteLine("      at " + diagnostic.Path);
            if (diagnostic.Remedy.Length > 0) writer.WriteLine("      " + diagnostic.Remedy);
        }
        int errors = diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error);
        if (diagnostics.Count > 0) writer.WriteLine($"{Count(errors, "error")}, {Count(diagnostics.Count - errors, "warning")}");
    }

    static string Count(int number, string noun) => FormattableString.Invariant($"{number} {noun}") + (number == 1 ? "" : "s");

    static string? Line(Diagnostic diagnostic, Dictionary<string, string[]> lines)
    {
        if (!lines.TryGetValue(diagnostic.File, out var text))
            lines[diagnostic.File] = text = File.Exists(diagnostic.File) ? File.ReadAllLines(diagnostic.File) : [];
        return diagnostic.Line >= 1 && diagnostic.Line <= text.Length ? text[diagnostic.Line - 1] : null;
    }

    // a path below the current folder is shown from there
    static string Relative(string file)
    {
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, file);
        return relative.StartsWith("..", StringComparison.Ordinal) ? file : relative;
    }
}
