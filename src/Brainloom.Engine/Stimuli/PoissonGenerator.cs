namespace Brainloom.Engine;

/// <summary>Spikes of a Poisson process; each target neuron receives its own, independent train.</summary>
[Stimulus("poisson_generator"), Counterpart("nest", "poisson_generator")]
public sealed record PoissonGenerator
{
    /// <summary>Mean rate of each train.</summary>
    [Unit("Hz"), NonNegative] public double rate { get; init; }

    /// <summary>Time of activation.</summary>
    [Unit("ms"), NonNegative] public double start { get; init; }

    /// <summary>Time of deactivation.</summary>
    [Unit("ms"), NonNegative] public double stop { get; init; } = double.PositiveInfinity;
}
