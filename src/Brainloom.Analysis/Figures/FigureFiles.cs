using System.Collections.Immutable;

namespace Brainloom.Analysis;

/// <summary>Figures that were written.</summary>
/// <param name="Names">Names of the files.</param>
/// <param name="Missing">What to install for the formats that were left out; null when none was.</param>
public sealed record FigureFiles(ImmutableArray<string> Names, string? Missing);
