namespace Brainloom.Model;

/// <summary>Where values come from.</summary>
/// <param name="Key">Name in the document.</param>
/// <param name="Citation">Authors, year, title.</param>
/// <param name="Doi">Digital object identifier, without a resolver in front.</param>
/// <param name="Url">Address, where there is no DOI.</param>
public sealed record Source(string Key, string Citation, string? Doi, string? Url);
