namespace Brainloom.Engine;

/// <summary>A stimulus and the neurons that it reaches.</summary>
public sealed record StimulusDescription
{
    /// <summary>Name, unique in the network.</summary>
    public required string Name { get; init; }

    /// <summary>Parameters: a record that carries <see cref="StimulusAttribute"/>.</summary>
    public required object Stimulus { get; init; }

    /// <summary>Neurons reached.</summary>
    public required NodeCollection Target { get; init; }

    /// <summary>Receptor of the target; null lets the sign of the weight choose. Currents need none.</summary>
    public string? Receptor { get; init; }

    /// <summary>Weight of each spike, in the unit of the receptor; for currents, a factor.</summary>
    public Values Weight { get; init; } = new Constant(1);

    /// <summary>Delay [ms].</summary>
    public Values Delay { get; init; } = new Constant(1);
}
