namespace Brainloom.Model;

/// <summary>Something wrong in a document: what, where, and what to do about it.</summary>
/// <param name="Code">Kind of mistake, for tools and for the reference.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Path">Place in the document, as keys joined by dots.</param>
/// <param name="File">File that holds the place.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">What to do about it; empty when the message says it.</param>
public sealed record Diagnostic(string Code, Severity Severity, string Path, string File, int Line, int Column, string Message, string Remedy)
{
    /// <summary>The form that editors recognise: file, line, column, severity, code, message, remedy.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{File}:{Line}:{Column}: {(Severity == Severity.Error ? "error" : "warning")} {Code}: {Message}")
        + (Remedy.Length > 0 ? " " + Remedy : "");
}
