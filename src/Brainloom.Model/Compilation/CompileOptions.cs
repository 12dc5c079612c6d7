using System.Collections.Immutable;
using Brainloom.Engine;

namespace Brainloom.Model;

/// <summary>What a person chooses for a run beside the document; null keeps what the document says.</summary>
public sealed record CompileOptions
{
    /// <summary>Time step [ms].</summary>
    public double? Dt { get; init; }

    /// <summary>Seed of all random numbers.</summary>
    public ulong? Seed { get; init; }

    /// <summary>What <c>scale</c> stands for in the document's scaling.</summary>
    public double? Scale { get; init; }

    /// <summary>Floating-point format.</summary>
    public Precision? Precision { get; init; }

    /// <summary>Changes to the document, each <c>path=value</c>; the path may be just the name of a parameter or variant.</summary>
    public ImmutableArray<string> Sets { get; init; } = [];
}
