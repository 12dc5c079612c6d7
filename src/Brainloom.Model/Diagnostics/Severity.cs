namespace Brainloom.Model;

/// <summary>How grave a diagnostic is.</summary>
public enum Severity
{
    /// <summary>The model can be built, but may not be what was meant.</summary>
    Warning,

    /// <summary>The model cannot be built.</summary>
    Error,
}
