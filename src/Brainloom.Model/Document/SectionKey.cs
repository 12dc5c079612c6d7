namespace Brainloom.Model;

/// <summary>A key that a section of the document knows.</summary>
/// <param name="Name">The key.</param>
/// <param name="Form">What is written there.</param>
/// <param name="Summary">What it means.</param>
/// <param name="Required">Whether it must be given.</param>
sealed record SectionKey(string Name, KeyForm Form, string Summary, bool Required = false);
