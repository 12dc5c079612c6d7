using System.Collections.Immutable;
using Brainloom.Engine;

namespace Brainloom.Model;

/// <summary>What the compiler makes of a document.</summary>
public sealed record CompiledModel
{
    /// <summary>The document.</summary>
    public required ModelDocument Document { get; init; }

    /// <summary>What is wrong, in the order of the document's sections.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }

    /// <summary>The network; null when there are errors.</summary>
    public NetworkDescription? Network { get; init; }

    /// <summary>SHA-256, in hexadecimal digits, over names and texts of all files of the document.</summary>
    public required string DocumentHash { get; init; }

    /// <summary>Populations with sizes at full scale and words for reports, in the order of the network.</summary>
    public ImmutableArray<PopulationSpec> Populations { get; init; } = [];

    /// <summary>Expected results that hold for the scale and variants chosen.</summary>
    public ImmutableArray<ObservationSpec> Observations { get; init; } = [];

    /// <summary>The variants of the document and of those it includes, and what was chosen of each.</summary>
    public ImmutableArray<Choice> Choices { get; init; } = [];

    /// <summary>Scale that the network is built at; 1 is full scale.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Time simulated before recording starts [ms].</summary>
    public double Warmup { get; init; }

    /// <summary>Time simulated and recorded [ms].</summary>
    public double Time { get; init; }

    /// <summary>Whether the document can be run.</summary>
    public bool Succeeded => Network is not null;
}
