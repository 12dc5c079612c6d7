namespace Brainloom.Model;

/// <summary>An expression uses a name that nothing defines.</summary>
sealed class UnknownNameException(string name) : FormatException($"Nothing is named '{name}'.")
{
    public string Name => name;
}
