namespace Brainloom.Engine;

/// <summary>The unit of a parameter or state variable; "1" when it has no dimension.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class UnitAttribute(string unit) : Attribute
{
    /// <summary>The unit's symbol, one of those the engine works in, mV, ms, pA, nS, pF, Hz, 1, or a quotient of them.</summary>
    public string Unit => unit;
}
