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

    /// <summary>Receptor of the target; null lets the sign of each weight choose. Currents need none.</summary>
    public string? Receptor { get; init; }

    /// <summary>Weight of each spike, in the unit of the receptor; for currents, a factor. A table has one weight per neuron of the target, in its order.</summary>
    public Values Weight { get; init; } = new Constant(1);

    /// <summary>Delay [ms], the same for all neurons; rounded to whole steps, half up, and at least one step.</summary>
    public Values Delay { get; init; } = new Constant(1);
}
