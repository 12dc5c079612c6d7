namespace Brainloom.Model;

/// <summary>A name stands for a value whose mistake is reported where the value is defined.</summary>
sealed class ReportedException : FormatException;
