namespace Brainloom.Analysis;

/// <summary>Gives a figure its name, by which commands and files refer to it, and its place among the others.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FigureAttribute(string name, int order) : Attribute
{
    /// <summary>Name, also of the file.</summary>
    public string Name => name;

    /// <summary>Figures appear in ascending order.</summary>
    public int Order => order;
}
