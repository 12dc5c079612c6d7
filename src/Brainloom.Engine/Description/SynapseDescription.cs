namespace Brainloom.Engine;

/// <summary>One synapse of a connected pair.</summary>
public sealed record SynapseDescription
{
    /// <summary>Parameters: a record that carries <see cref="SynapseModelAttribute"/>.</summary>
    public object Model { get; init; } = new StaticSynapse();

    /// <summary>Receptor of the target; null lets the sign of each weight choose.</summary>
    public string? Receptor { get; init; }

    /// <summary>Weight, in the unit of the receptor. A table has one per connection, for rules that list their connections.</summary>
    public required Values Weight { get; init; }

    /// <summary>Delay [ms]; rounded to whole steps, half up, and at least one step. Tables as for weights.</summary>
    public required Values Delay { get; init; }
}
