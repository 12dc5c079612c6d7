namespace Brainloom.Engine;

/// <summary>A parameter that lies in a closed interval.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BetweenAttribute(double lowest, double highest) : Attribute
{
    /// <summary>Lowest allowed value.</summary>
    public double Lowest => lowest;

    /// <summary>Highest allowed value.</summary>
    public double Highest => highest;
}
