namespace Brainloom.Analysis;

/// <summary>A library of the operating system that a feature needs is not installed; the message says how to install it.</summary>
public sealed class MissingLibraryException(string message) : Exception(message);
