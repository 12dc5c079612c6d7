using System.Globalization;
using Brainloom.Analysis;

namespace Brainloom.Cli;

/// <summary>What the machine failed at, and what can be done about it.</summary>
static class Failure
{
    /// <summary>An explanation for a person. What nobody foresaw goes to a log, with its trace.</summary>
    public static string Explain(Exception failure) => failure switch
    {
        OutOfMemoryException => $"Not enough memory: {failure.Message} --scale makes a network smaller where the model defines scaling.",
        DllNotFoundException or MissingLibraryException => failure.Message,
        UnauthorizedAccessException => failure.Message + " Choose another folder with --out, or change its permissions.",
        IOException => failure.Message + " Check that the place exists and the disk has space.",
        AggregateException { InnerExceptions: [var inner] } => Explain(inner),
        _ => $"Brainloom failed in a way nobody foresaw: {failure.Message} Please report it with {Log(failure)}",
    };

    static string Log(Exception failure)
    {
        string log = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"brainloom-{DateTime.UtcNow:yyyyMMdd-HHmmss}-{Environment.ProcessId}.log"));
        File.WriteAllText(log, $"{Environment.CommandLine}\n{failure}\n");
        return log;
    }
}
