namespace Brainloom.Model;

/// <summary>A column of a table.</summary>
/// <param name="Name">Its heading without unit.</param>
/// <param name="Unit">Unit of its numbers.</param>
public sealed record CsvColumn(string Name, Unit Unit);
