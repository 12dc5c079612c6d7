namespace Brainloom.Analysis;

/// <summary>How a population appears in figures and tables.</summary>
/// <param name="Name">Name in the recording.</param>
/// <param name="Label">Name to show.</param>
/// <param name="Sign">What its neurons do to their targets.</param>
public sealed record DisplayedPopulation(string Name, string Label, Sign Sign);
