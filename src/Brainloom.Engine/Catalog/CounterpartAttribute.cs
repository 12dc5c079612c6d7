namespace Brainloom.Engine;

/// <summary>The name that a model has in another simulator.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class CounterpartAttribute(string simulator, string name) : Attribute
{
    /// <summary>The other simulator, in lower case.</summary>
    public string Simulator => simulator;

    /// <summary>The name there.</summary>
    public string Name => name;
}
